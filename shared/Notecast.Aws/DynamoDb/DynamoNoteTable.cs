using System.Runtime.CompilerServices;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Notecast.Domain.Failures;
using Notecast.Domain.Notes;
using Notecast.Domain.Ports;

namespace Notecast.Aws;

/// <summary>The notes table on DynamoDB.</summary>
/// <remarks>
/// The table's keys may be named by ids that come from anywhere: an id that the table holds as a number is found by its text, too. Notes
/// that are returned name their ids as the table holds them.
/// </remarks>
public sealed class DynamoNoteTable : INoteTable, INoteScan
{
    private const string UserIdName = "UserId";
    private const string NoteIdName = NoteIdType.Attribute;

    private static readonly string[] KeyNames = [UserIdName, NoteIdName];

    /// <summary>The key is asked for too: an item that has nothing else would look like none.</summary>
    private static readonly string[] Asked = [.. KeyNames, "Note", "TextType", "VoiceId", "Engine", "LanguageCode", "Title"];

    private readonly IAmazonDynamoDB _client;
    private readonly string _tableName;
    private readonly AwsTarget _table;
    private readonly DynamoBulkReader _bulk;
    private readonly NoteIdType _idType = new();

    /// <summary>The notes in a table.</summary>
    /// <param name="client">The client.</param>
    /// <param name="tableName">The table: hash key <c>UserId</c> (S), range key <c>NoteId</c> (S or N).</param>
    /// <param name="time">The clock of the waits of <see cref="FindExistingAsync"/>; the system's when left out.</param>
    public DynamoNoteTable(IAmazonDynamoDB client, string tableName, TimeProvider? time = null)
    {
        _client = client;
        _tableName = tableName;
        _table = new AwsTarget($"table {tableName}");
        _bulk = new DynamoBulkReader(client, tableName, _table, time ?? TimeProvider.System);
    }

    /// <inheritdoc/>
    /// <remarks>
    /// One consistent <c>GetItem</c>. Only when the table refuses the type of the id, the first time, a <c>DescribeTable</c> and another
    /// <c>GetItem</c> follow.
    /// </remarks>
    public async Task<Note?> FindAsync(NoteKey key, CancellationToken cancellationToken)
    {
        var type = _idType.Known ?? (key.NoteId.IsNumber ? ScalarAttributeType.N : ScalarAttributeType.S);
        try
        {
            return await _table.CallAsync("GetItem", token => GetAsync(key, type, token), cancellationToken);
        }
        catch (TransientFailureException exception) when (_idType.Known is null && IsRefusedByType(exception))
        {
            type = await LearnTypeAsync(cancellationToken);
            return await _table.CallAsync("GetItem", token => GetAsync(key, type, token), cancellationToken);
        }
    }

    /// <inheritdoc/>
    /// <remarks>One <c>DescribeTable</c>; DynamoDB counts about every six hours.</remarks>
    public async Task<long> EstimateCountAsync(CancellationToken cancellationToken) =>
        (await DescribeAsync(cancellationToken)).ItemCount ?? 0;

    /// <inheritdoc/>
    /// <remarks>One <c>Scan</c> a page; a page has at most 1 MiB of items.</remarks>
    public async IAsyncEnumerable<IReadOnlyList<Note>> ReadPagesAsync(
        int segment, int segments, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var items in _bulk.ScanAsync(segment, segments, Asked, cancellationToken))
        {
            yield return items.ConvertAll(item => new Note(KeyOf(item), Read(item)));
        }
    }

    /// <inheritdoc/>
    /// <remarks>
    /// One <c>BatchGetItem</c> for each hundred keys, more while the table has no capacity. The first call may need a <c>DescribeTable</c>.
    /// </remarks>
    public async Task<IReadOnlySet<NoteKey>> FindExistingAsync(IReadOnlyCollection<NoteKey> keys, CancellationToken cancellationToken)
    {
        if (keys.Count == 0)
        {
            return new HashSet<NoteKey>();
        }

        var type = _idType.Known ?? await LearnTypeAsync(cancellationToken);
        var asked = keys.Distinct().Select(key => KeyOf(key, type)).OfType<Dictionary<string, AttributeValue>>();
        var found = await _bulk.GetAsync(asked, KeyNames, cancellationToken);
        return found.Select(KeyOf).ToHashSet();
    }

    private async Task<Note?> GetAsync(NoteKey key, ScalarAttributeType type, CancellationToken cancellationToken)
    {
        if (KeyOf(key, type) is not { } asked)
        {
            return null;
        }

        var request = new GetItemRequest
        {
            TableName = _tableName,
            Key = asked,
            ConsistentRead = true,
            ProjectionExpression = string.Join(',', Asked.Select(name => $"#{name}")),
            ExpressionAttributeNames = Asked.ToDictionary(name => $"#{name}"),
        };
        var response = await _client.GetItemAsync(request, cancellationToken);
        return response.Item is { Count: > 0 } item ? new Note(KeyOf(item), Read(item)) : null;
    }

    private async Task<ScalarAttributeType> LearnTypeAsync(CancellationToken cancellationToken) =>
        _idType.Learn(await DescribeAsync(cancellationToken));

    private async Task<TableDescription> DescribeAsync(CancellationToken cancellationToken) =>
        (await _table.CallAsync("DescribeTable", token => _client.DescribeTableAsync(_tableName, token), cancellationToken)).Table;

    /// <summary>A key of the other type is one of the requests that DynamoDB calls invalid.</summary>
    private static bool IsRefusedByType(TransientFailureException exception) =>
        exception.InnerException is AmazonDynamoDBException { ErrorCode: "ValidationException" };

    private static Dictionary<string, AttributeValue>? KeyOf(NoteKey key, ScalarAttributeType type) =>
        NoteIdType.Write(key.NoteId, type) is { } id
            ? new() { [UserIdName] = new AttributeValue { S = key.UserId }, [NoteIdName] = id }
            : null;

    private NoteKey KeyOf(Dictionary<string, AttributeValue> item) => new(item[UserIdName].S, _idType.Read(item[NoteIdName]));

    private static NoteAttributes Read(Dictionary<string, AttributeValue> item)
    {
        var notStrings = new List<string>();
        string? Spoken(string name)
        {
            if (!item.TryGetValue(name, out var value) || value.NULL == true)
            {
                return null;
            }

            if (value.S is null)
            {
                notStrings.Add(name);
            }

            return value.S;
        }

        return new NoteAttributes
        {
            Text = Spoken("Note"),
            TextType = Spoken("TextType"),
            VoiceId = Spoken("VoiceId"),
            Engine = Spoken("Engine"),
            LanguageCode = Spoken("LanguageCode"),
            Title = item.GetValueOrDefault("Title")?.S,
            NotStrings = string.Join(',', notStrings),
        };
    }
}
