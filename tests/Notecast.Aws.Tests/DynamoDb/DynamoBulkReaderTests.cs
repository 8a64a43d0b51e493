using Amazon.DynamoDBv2;
using Notecast.AwsTesting;
using Notecast.Domain.Notes;

namespace Notecast.Aws.Tests.DynamoDb;

/// <summary>Reading on a table that has no capacity, or holds its ids in another type than was thought.</summary>
public sealed class DynamoBulkReaderTests
{
    private const string Described =
        """{"Table":{"TableName":"notes","AttributeDefinitions":[{"AttributeName":"NoteId","AttributeType":"N"}],"ItemCount":7}}""";

    private const string Key = """{"UserId":{"S":"me"},"NoteId":{"N":"1"}}""";

    private readonly ImpatientTime _time = new();
    private readonly NoteKey _note = new("me", NoteId.FromString("1"));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Keys_that_the_table_has_no_capacity_for_are_asked_for_again_after_growing_waits()
    {
        const int Refusals = 10;
        var asked = 0;
        await using var server = new LoopbackServer(request => Json(OperationOf(request) == "DescribeTable"
            ? Described
            : asked++ < Refusals ? Unprocessed : $$"""{"Responses":{"notes":[ {{Key}} ]} }"""));
        using var client = ClientOf(server);

        var found = await new DynamoNoteTable(client, "notes", _time).FindExistingAsync([_note], Cancellation);

        Assert.Equal(_note, Assert.Single(found));
        Assert.Equal(Refusals + 2, server.Requests.Count);
        Assert.Equal([50, 100, 200, 400, 800, 1_600, 3_200, 5_000, 5_000, 5_000], _time.Waits.Select(wait => wait.TotalMilliseconds));
        Assert.All(server.Requests.Skip(1), request => Assert.Contains("\"ConsistentRead\":true", request.Body, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_table_that_never_has_capacity_is_asked_until_the_caller_stops()
    {
        using var stop = new CancellationTokenSource();
        var asked = 0;
        await using var server = new LoopbackServer(_ =>
        {
            if (++asked == 5)
            {
                stop.Cancel();
            }

            return Json(Unprocessed);
        });
        using var client = ClientOf(server);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => new DynamoCatalog(client, "notes", _time).FindAllAsync([_note], stop.Token));

        Assert.InRange(server.Requests.Count, 5, 6);
    }

    [Fact]
    public async Task The_type_of_ids_is_looked_up_once_when_the_table_refuses_another()
    {
        await using var server = new LoopbackServer(request => OperationOf(request) switch
        {
            "DescribeTable" => Json(Described),
            _ when request.Body.Contains("""{"S":"1"}""", StringComparison.Ordinal) => Answers.JsonError(400, "ValidationException"),
            _ => Json($$"""{"Item": {{Key}} }"""),
        });
        using var client = ClientOf(server);
        var notes = new DynamoNoteTable(client, "notes", _time);

        Assert.True((await notes.FindAsync(_note, Cancellation))?.Key.NoteId.IsNumber);
        Assert.NotNull(await notes.FindAsync(_note, Cancellation));

        Assert.Equal(["GetItem", "DescribeTable", "GetItem", "GetItem"], server.Requests.Select(OperationOf));
    }

    [Theory]
    [InlineData("0", true)]
    [InlineData("-12.5", true)]
    [InlineData("1E+125", true)]
    [InlineData("12345678901234567890123456789012345678", true)]
    [InlineData("123456789012345678901234567890123456789", false)]
    [InlineData("1E+126", false)]
    [InlineData("1,5", false)]
    [InlineData("٣", false)]
    [InlineData("NaN", false)]
    [InlineData("1\n", false)]
    public void Only_what_is_a_number_is_asked_for_as_one(string id, bool isNumber) =>
        Assert.Equal(isNumber ? id : null, NoteIdType.Write(NoteId.FromString(id), ScalarAttributeType.N)?.N);

    private static string Unprocessed => $$"""{"Responses":{},"UnprocessedKeys":{"notes":{"Keys":[ {{Key}} ]} } }""";

    private static string OperationOf(LoopbackRequest request) => request.Headers["X-Amz-Target"].Split('.')[^1];

    private static LoopbackAnswer Json(string body) => LoopbackAnswer.Of(200, "application/x-amz-json-1.0", body);

    private static AmazonDynamoDBClient ClientOf(LoopbackServer server) =>
        new(MotoServer.AnyCredentials, TestClients.At(server.Url, new AmazonDynamoDBConfig()));

    /// <summary>A clock on which every wait is over at once.</summary>
    private sealed class ImpatientTime : TimeProvider
    {
        public List<TimeSpan> Waits { get; } = [];

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Waits.Add(dueTime);
            return base.CreateTimer(callback, state, TimeSpan.Zero, period);
        }
    }
}
