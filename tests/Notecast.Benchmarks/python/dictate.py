"""The same task as a training course has it: a note is read, spoken and put, and a link to it comes back.

The loop below is the least that a runtime does: it asks for events and sends back what became of them. Lambda's own does more.
"""

import http.client
import json
import os

import boto3
from botocore.config import Config

dynamodb = boto3.resource("dynamodb")
polly = boto3.client("polly")
s3 = boto3.client("s3", config=Config(s3={"addressing_style": "path"}))

NOTES_TABLE = os.environ["NOTES_TABLE"]
AUDIO_BUCKET = os.environ["AUDIO_BUCKET"]


def handle(event):
    user_id, note_id = event["UserId"], event["NoteId"]
    note = dynamodb.Table(NOTES_TABLE).get_item(Key={"UserId": user_id, "NoteId": note_id})["Item"]["Note"]
    voice = event.get("VoiceId", "Joanna")
    speech = polly.synthesize_speech(OutputFormat="mp3", Text=note, VoiceId=voice, Engine="neural")
    key = f"{user_id}/{note_id}.mp3"
    s3.put_object(Bucket=AUDIO_BUCKET, Key=key, Body=speech["AudioStream"].read())
    return s3.generate_presigned_url("get_object", Params={"Bucket": AUDIO_BUCKET, "Key": key})


def main():
    runtime = http.client.HTTPConnection(os.environ["AWS_LAMBDA_RUNTIME_API"])
    while True:
        runtime.request("GET", "/2018-06-01/runtime/invocation/next")
        answer = runtime.getresponse()
        event = json.loads(answer.read())
        request_id = answer.headers["Lambda-Runtime-Aws-Request-Id"]
        path = f"/2018-06-01/runtime/invocation/{request_id}"
        try:
            runtime.request("POST", f"{path}/response", json.dumps(handle(event)))
        except Exception as error:
            failure = {"errorType": type(error).__name__, "errorMessage": str(error), "stackTrace": []}
            runtime.request("POST", f"{path}/error", json.dumps(failure))
        runtime.getresponse().read()


main()
