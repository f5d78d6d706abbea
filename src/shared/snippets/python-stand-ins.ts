// For tests: what a Python snippet imports.

/** Stands in for the packages: notes what each is asked for, and has a finished picture at once. */
export const pythonStandIns: Record<string, string> = {
  'noted.py': `import json, os
def note(**said):
    with open(os.environ["NOTES"], "a") as file:
        file.write(json.dumps(said) + "\\n")
`,
  'requests.py': `from noted import note
class Answer:
    ok = True
    content = b"bytes"
    headers = {"content-type": "application/json"}
    def json(self): return {"image": "https://a.test/x.jpg"}
    def raise_for_status(self): pass
def post(url, headers, json, timeout):
    note(to=url, body=json, key=headers["x-api-key"])
    return Answer()
def get(url, timeout): return Answer()
`,
  'lumaai.py': `from types import SimpleNamespace as Space
from noted import note
class LumaAI:
    def __init__(self, auth_token, max_retries):
        assert max_retries == 0
        def make(**body):
            note(to="create", body=body, key=auth_token)
            return Space(id="1", state="queued")
        def reframe(**body):
            note(to="reframe", body=body, key=auth_token)
            return Space(id="1", state="completed", assets=Space(image="https://a.test/x.jpg"))
        done = Space(id="1", state="completed", assets=Space(image="https://a.test/x.jpg"))
        self.generations = Space(image=Space(create=make, reframe=reframe), get=lambda id: done)
    def with_options(self, max_retries): return self
`,
  'fal_client.py': `import os
from noted import note
def subscribe(endpoint, arguments, with_logs, on_queue_update):
    note(to=endpoint, body=arguments, key=os.environ["FAL_KEY"])
    return {"images": [{"url": "https://a.test/x.png"}]}
`,
  'wavespeed.py': `import os
from noted import note
def run(model, input):
    note(to=model, body=input, key=os.environ["WAVESPEED_API_KEY"])
    return {"outputs": ["https://a.test/x.jpg"]}
`,
}
