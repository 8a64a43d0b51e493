using System.Net;
using System.Text.Json;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Polly;
using Amazon.Polly.Model;
using Amazon.S3;
using Amazon.S3.Model;

namespace Notecast.BareFunction;

/// <summary>The requests that narrating a note of one segment takes, in NarrateNote's order, by clients of the same SDK.</summary>
internal sealed class BareNarration(Func<string, string> variable) : IDisposable
{
    private readonly AmazonDynamoDBClient _dynamo = new();
    private readonly AmazonPollyClient _polly = new();
    private readonly AmazonS3Client _s3 = new(new AmazonS3Config { ForcePathStyle = true });

    public async Task NarrateAsync(string job)
    {
        using var document = JsonDocument.Parse(job);
        string Member(string name) => document.RootElement.GetProperty(name).GetString()!;
        var note = new Dictionary<string, AttributeValue>
        {
            ["UserId"] = new AttributeValue(Member("userId")),
            ["NoteId"] = new AttributeValue(Member("noteId")),
        };
        var wanted = (await GetAsync("CATALOG_TABLE", note))["WantedContent"].S;
        var text = (await GetAsync("NOTES_TABLE", note))["Note"].S;
        await BeginAsync(wanted);
        var mp3 = await SpeakAsync($"segments/{wanted}.mp3", text);
        await PutAsync($"narrations/{Member("userId")}/{Member("noteId")}/{Member("revision")}-{wanted[..16]}.mp3", mp3, isNew: false);
        await EndAsync(wanted);
    }

    public void Dispose()
    {
        _dynamo.Dispose();
        _polly.Dispose();
        _s3.Dispose();
    }

    private async Task<Dictionary<string, AttributeValue>> GetAsync(string table, Dictionary<string, AttributeValue> key) =>
        (await _dynamo.GetItemAsync(new GetItemRequest { TableName = variable(table), Key = key, ConsistentRead = true })).Item;

    private Task<PutItemResponse> BeginAsync(string id) => _dynamo.PutItemAsync(new PutItemRequest
    {
        TableName = variable("IDEMPOTENCY_TABLE"),
        Item = new() { ["id"] = new AttributeValue(id), ["status"] = new AttributeValue("INPROGRESS") },
        ConditionExpression = "attribute_not_exists(#id)",
        ExpressionAttributeNames = new() { ["#id"] = "id" },
    });

    private Task<UpdateItemResponse> EndAsync(string id) => _dynamo.UpdateItemAsync(new UpdateItemRequest
    {
        TableName = variable("IDEMPOTENCY_TABLE"),
        Key = new() { ["id"] = new AttributeValue(id) },
        UpdateExpression = "SET #status = :status",
        ExpressionAttributeNames = new() { ["#status"] = "status" },
        ExpressionAttributeValues = new() { [":status"] = new AttributeValue("COMPLETED") },
    });

    private async Task<byte[]> SpeakAsync(string key, string text)
    {
        try
        {
            using var kept = await _s3.GetObjectAsync(variable("AUDIO_BUCKET"), key);
            return await ReadAsync(kept.ResponseStream);
        }
        catch (AmazonS3Exception exception) when (exception.StatusCode == HttpStatusCode.NotFound)
        {
            using var spoken = await _polly.SynthesizeSpeechAsync(new SynthesizeSpeechRequest
            {
                Text = text,
                VoiceId = VoiceId.Joanna,
                Engine = Engine.Neural,
                OutputFormat = OutputFormat.Mp3,
            });
            var mp3 = await ReadAsync(spoken.AudioStream);
            await PutAsync(key, mp3, isNew: true);
            return mp3;
        }
    }

    private Task<PutObjectResponse> PutAsync(string key, byte[] mp3, bool isNew) => _s3.PutObjectAsync(new PutObjectRequest
    {
        BucketName = variable("AUDIO_BUCKET"),
        Key = key,
        ContentType = "audio/mpeg",
        InputStream = new MemoryStream(mp3),
        IfNoneMatch = isNew ? "*" : null,
    });

    private static async Task<byte[]> ReadAsync(Stream stream)
    {
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes);
        return bytes.ToArray();
    }
}
