using Amazon.DynamoDBv2.Model;
using Notecast.AwsTesting.Deployment;

namespace Notecast.Benchmarks;

/// <summary>Writes notes as a client does.</summary>
internal sealed class NoteWriter(NativeDeployment deployment)
{
    private int _count;

    private string Table => deployment.Stack.PhysicalIds["NotesTable"];

    /// <summary>Writes a new note, and returns its id.</summary>
    public async Task<string> AddAsync(string text)
    {
        var id = $"note-{++_count}";
        await PutAsync(id, text);
        return id;
    }

    public Task PutAsync(string id, string text)
    {
        var item = KeyOf(id);
        item["Note"] = new AttributeValue(text);
        return deployment.Dynamo.PutItemAsync(Table, item);
    }

    public Task RemoveAsync(string id) => deployment.Dynamo.DeleteItemAsync(Table, KeyOf(id));

    private static Dictionary<string, AttributeValue> KeyOf(string id) =>
        new() { ["UserId"] = new AttributeValue("ada"), ["NoteId"] = new AttributeValue(id) };
}
