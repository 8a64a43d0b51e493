using System.Text.Json;
using CsCheck;
using Notecast.Domain.Dictations;
using Notecast.Domain.Failures;
using Notecast.Domain.Notes;
using Notecast.Functions.DictateNote;

namespace Notecast.Functions.Tests;

public sealed class DictationRequestTests
{
    private const string Remedy =
        """ Send an object such as {"UserId": "newbie", "NoteId": "2", "VoiceId": "Joey"}, with or without VoiceId.""";

    private static readonly string LongText = new('x', 3_000);

    /// <summary>Ids with characters that JSON, keys and paths treat in ways of their own.</summary>
    private static readonly Gen<string> Ids = Gen.OneOf("a", " ", "/", "%", "+", "\"", "\\", "\n", "\0", "é", "e\u0301", "語", "🙂")
        .Array[1, 20].Select(string.Concat);

    private static readonly Gen<int[]> Orders = Gen.OneOf<int[]>([0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]);

    [Theory]
    [InlineData("""{"UserId":"newbie","NoteId":"2","VoiceId":"Joey"}""")]
    [InlineData("""{"userId":"newbie","noteId":"2","voiceId":"Joey"}""")]
    [InlineData("""{"userid":"newbie","noteid":"2","voiceid":"Joey"}""")]
    [InlineData("""{"USERID":"newbie","NOTEID":"2","VOICEID":"Joey"}""")]
    [InlineData("""{ "VoiceId" : "Joey", "NoteId" : 2, "UserId" : "newbie" }""")]
    [InlineData("""{"UserId":"\u006eewbie","NoteId":2.0,"Voice\u0049d":"Joey"}""")]
    [InlineData("""{"UserId":"newbie","NoteId":20e-1,"VoiceId":"Joey"}""")]
    public void A_request_may_be_spelled_in_many_ways(string json)
    {
        Assert.Equal(new DictationRequest(new NoteKey("newbie", NoteId.FromString("2")), "Joey"), Read(json));
    }

    [Theory]
    [InlineData("""{"UserId":"newbie","NoteId":"2"}""")]
    [InlineData("""{"UserId":"newbie","NoteId":"2","VoiceId":null}""")]
    public void The_voice_may_be_left_out(string json)
    {
        Assert.Null(Read(json).VoiceId);
    }

    [Theory]
    [InlineData("\"2\"", "2", false)]
    [InlineData("\"2.0\"", "2.0", false)]
    [InlineData("2", "2", true)]
    [InlineData("-2.50", "-2.5", true)]
    public void An_id_that_is_a_string_stays_as_it_is_and_a_number_is_told_to_be_one(string json, string text, bool isNumber)
    {
        var id = Read($$"""{"UserId":"newbie","NoteId":{{json}}}""").Note.NoteId;

        Assert.Equal((text, isNumber), (id.Text, id.IsNumber));
    }

    [Fact]
    public void Any_ids_are_read_whatever_the_order_and_the_case_of_the_names()
    {
        var spelled = Gen.Bool.Array[7].Select(upper => (Func<string, string>)(name => string.Concat(
            name.Select((letter, index) => upper[index % 7] ? char.ToUpperInvariant(letter) : char.ToLowerInvariant(letter)))));
        Gen.Select(Ids, Ids, spelled, Orders).Holds((userId, noteId, spell, order) =>
        {
            (string Name, string Text)[] properties = [("UserId", userId), ("NoteId", noteId), ("VoiceId", "Joey")];
            var members = order.Select(index => $"\"{spell(properties[index].Name)}\":{JsonSerializer.Serialize(properties[index].Text)}");

            var request = Read($"{{{string.Join(',', members)}}}");

            Assert.Equal(new DictationRequest(new NoteKey(userId, NoteId.FromString(noteId)), "Joey"), request);
        });
    }

    [Theory]
    [InlineData("[]", "The request is an array; it must be a JSON object.")]
    [InlineData("null", "The request is null; it must be a JSON object.")]
    [InlineData("\"newbie\"", "The request is a string; it must be a JSON object.")]
    [InlineData("7", "The request is a number; it must be a JSON object.")]
    [InlineData("true", "The request is a truth value; it must be a JSON object.")]
    [InlineData("{}", "UserId is missing; it is required.")]
    [InlineData("""{"NoteId":"2"}""", "UserId is missing; it is required.")]
    [InlineData("""{"UserId":"a"}""", "NoteId is missing; it is required.")]
    [InlineData("""{"UserId":7,"NoteId":"2"}""", "UserId is a number; it must be a string.")]
    [InlineData("""{"UserId":null,"NoteId":"2"}""", "UserId is null; it must be a string.")]
    [InlineData("""{"UserId":"","NoteId":"2"}""", "UserId is empty; it needs at least one character.")]
    [InlineData("""{"UserId":"\ud83d","NoteId":"2"}""", "UserId is not valid Unicode; it must not have half of a surrogate pair.")]
    [InlineData("""{"UserId":"a","NoteId":null}""", "NoteId is null; it must be a string or a number.")]
    [InlineData("""{"UserId":"a","NoteId":{"S":"2"}}""", "NoteId is an object; it must be a string or a number.")]
    [InlineData("""{"UserId":"a","NoteId":false}""", "NoteId is a truth value; it must be a string or a number.")]
    [InlineData("""{"UserId":"a","NoteId":""}""", "NoteId is empty; it needs at least one character.")]
    [InlineData("""{"UserId":"a","NoteId":"\udc00x"}""", "NoteId is not valid Unicode; it must not have half of a surrogate pair.")]
    [InlineData("""{"UserId":"a","NoteId":"2","VoiceId":""}""", "VoiceId is empty; it needs at least one character.")]
    [InlineData("""{"UserId":"a","NoteId":"2","VoiceId":["Joey"]}""", "VoiceId is an array; it must be a string.")]
    [InlineData(
        """{"UserId":"a","NoteId":"2","Voice":"Joey"}""", "The request has the property 'Voice'; it may only have UserId, NoteId, VoiceId.")]
    [InlineData("""{"":1}""", "The request has the property ''; it may only have UserId, NoteId, VoiceId.")]
    [InlineData("""{"\ud800":1}""", "A property's name is not valid Unicode; it must not have half of a surrogate pair.")]
    [InlineData(
        """{"UserId":"a","userId":"b","NoteId":"2"}""", "The request has one property twice, as 'UserId' and as 'userId'; give it once.")]
    [InlineData(
        """{"UserId":"a","NoteId":"2","NoteId":2}""", "The request has one property twice, as 'NoteId' and as 'NoteId'; give it once.")]
    [InlineData(
        """{"UserId":"a","NoteId":1e126}""",
        "NoteId is a number beyond DynamoDB's, which are 0 and those from 1E-130 to 9.99E+125, also negative.")]
    [InlineData(
        """{"UserId":"a","NoteId":123456789012345678901234567890123456789}""",
        "NoteId is a number of 39 digits; a key of DynamoDB has at most 38.")]
    public void A_request_that_cannot_be_read_is_refused_with_the_property_and_the_rule(string json, string reason)
    {
        AssertRefused(json, reason);
    }

    [Fact]
    public void Ids_are_limited_as_keys_are()
    {
        var (hashKey, rangeKey) = (new string('é', 1_024), new string('é', 512));

        Assert.Equal(new NoteKey(hashKey, NoteId.FromString(rangeKey)), Read(Request(hashKey, rangeKey)).Note);
        AssertRefused(Request(hashKey + "x", "2"), "UserId has 2049 bytes of UTF-8; a hash key of DynamoDB has at most 2048.");
        AssertRefused(Request("a", rangeKey + "x"), "NoteId has 1025 bytes of UTF-8; a range key of DynamoDB has at most 1024.");
    }

    [Fact]
    public void Nothing_long_is_quoted()
    {
        string[] requests =
        [
            $"\"{LongText}\"",
            $$"""{"{{LongText}}":1}""",
            Request(LongText, "2"),
            Request("a", LongText),
            $$"""{"UserId":"a","NoteId":{{new string('7', 3_000)}}}""",
            $$"""{"UserId":["{{LongText}}"],"NoteId":"2"}""",
        ];
        Assert.All(requests, request => Assert.True(RefusalOf(request).Message.Length < 300));
    }

    [Fact]
    public void Bytes_that_are_no_text_are_refused()
    {
        var json = (byte[])[.. """{"UserId":"a"""u8, 0xFF, .. "\",\"NoteId\":\"2\"}"u8];
        using var request = JsonDocument.Parse(json);

        var refusal = Assert.Throws<PermanentFailureException>(() => RequestReader.Read(request.RootElement));

        Assert.StartsWith("UserId is not valid Unicode;", refusal.Failure.Reason, StringComparison.Ordinal);
    }

    private static string Request(string userId, string noteId) => $$"""{"UserId":"{{userId}}","NoteId":"{{noteId}}"}""";

    private static DictationRequest Read(string json) => RequestReader.Read(Harness.Read<JsonElement, EventJsonContext>(json));

    private static PermanentFailureException RefusalOf(string json) => Assert.Throws<PermanentFailureException>(() => Read(json));

    private static void AssertRefused(string json, string reason)
    {
        var refusal = RefusalOf(json);
        Assert.Equal((FailureCode.RequestUnreadable, reason + Remedy), (refusal.Failure.Code, refusal.Message));
    }
}
