import { modelNamesAtLuma } from './luma-list.ts'
import { explicitRatio } from './provider-guards.ts'
import { promptIfAny, taskOf } from './provider-request.ts'
import type { ImageRequest, PlacedPicture, RequestReferences } from './provider.ts'

export function lumaRequest(request: ImageRequest) {
  const task = taskOf('luma', request)
  const { model, prompt, webhookUrl } = request
  const common = {
    model: modelNamesAtLuma[model],
    aspect_ratio: explicitRatio('luma', request),
    ...(webhookUrl !== undefined && { callback_url: webhookUrl }),
  }
  if (task.kind === 'reframe')
    return {
      path: '/generations/image/reframe',
      body: { ...common, ...promptIfAny(request), ...reframeFields(task.source) },
    }
  return {
    path: '/generations/image',
    body: { ...common, prompt, ...referenceFields(task.references) },
  }
}

const referenceFields = ({ image, style, character, modify }: RequestReferences) => ({
  ...(image.length > 0 && { image_ref: image.map(toField) }),
  ...(style.length > 0 && { style_ref: style.map(toField) }),
  ...(character.length > 0 && {
    character_ref: { identity0: { images: character.map(({ url }) => url) } },
  }),
  ...(modify && { modify_image_ref: toField(modify) }),
})

const toField = ({ url, weight }: { url: string; weight: number }) => ({ url, weight })

/** Place and size say all; the crop bounds beside them would say the same again. */
const reframeFields = ({ url, x, y, width, height }: PlacedPicture) => ({
  generation_type: 'reframe_image',
  media: { url },
  grid_position_x: x,
  grid_position_y: y,
  resized_width: width,
  resized_height: height,
})
