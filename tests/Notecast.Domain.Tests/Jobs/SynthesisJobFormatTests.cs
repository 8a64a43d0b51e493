using CsCheck;
using Notecast.Domain.Jobs;
using Notecast.Domain.Narrations;
using Notecast.Domain.Notes;

namespace Notecast.Domain.Tests.Jobs;

public sealed class SynthesisJobFormatTests
{
    [Fact]
    public void A_job_comes_back_from_its_json()
    {
        var id = Gen.String[1, 20].Where(text => text.Length > 0 && text.All(character => !char.IsSurrogate(character)));
        Gen.Select(id, id, Gen.Bool, Gen.Bool, Gen.ULong).Holds((user, note, isNumber, isRemoval, sequence) =>
        {
            var noteId = isNumber ? NoteId.FromNumber(note) : NoteId.FromString(note);
            var job = new SynthesisJob(
                new NoteKey(user, noteId), Revision.FromSequenceNumber($"{sequence}"), isRemoval ? JobKind.Remove : JobKind.Narrate, "c-1");

            Assert.True(SynthesisJobFormat.TryRead(SynthesisJobFormat.Write(job), out var read, out _));
            Assert.Equal(job, read);
            Assert.Equal(isNumber, read.Note.NoteId.IsNumber);
        });
    }

    [Fact]
    public void The_json_of_a_job_never_changes_since_dead_letters_outlive_a_release()
    {
        var job = new SynthesisJob(new NoteKey("ann", NoteId.FromNumber("7")), Revision.FromSequenceNumber("12"), JobKind.Narrate, "c-1");

        Assert.Equal(
            """{"kind":"narrate","userId":"ann","noteId":"7","noteIdType":"N","revision":"0000000000000000000000000000000000000012.000000","correlationId":"c-1"}""",
            SynthesisJobFormat.Write(job));
        Assert.Contains("\"kind\":\"remove\"", SynthesisJobFormat.Write(job with { Kind = JobKind.Remove }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("[1]")]
    [InlineData("{\"kind\":1}")]
    [InlineData("{\"kind\":\"narrate\"}")]
    [InlineData("{\"kind\":\"narrate\",\"userId\":\"\\ud800\",\"noteId\":\"1\",\"revision\":\"0000000000000000000000000000000000000001.000000\"}")]
    [InlineData("{\"kind\":\"narrate\",\"userId\":\"u\",\"noteId\":\"1\",\"noteIdType\":\"B\",\"revision\":\"0000000000000000000000000000000000000001.000000\"}")]
    public void What_is_no_job_is_refused_with_a_reason(string? body)
    {
        Assert.False(SynthesisJobFormat.TryRead(body, out _, out var problem));
        Assert.NotEmpty(problem);
    }

    /// <remarks>An attribute of the compiled test cannot hold the half of a pair: it would become another character.</remarks>
    [Fact]
    public void Half_of_a_surrogate_pair_is_no_job()
    {
        Assert.False(SynthesisJobFormat.TryRead("{\"kind\":\"\ud83d\"}", out _, out var problem));
        Assert.StartsWith("it has half of a surrogate pair", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_job_without_a_correlation_id_is_a_job()
    {
        const string Body = """
            {"kind":"narrate","userId":"u","noteId":"1","revision":"0000000000000000000000000000000000000001.000000"}
            """;

        Assert.True(SynthesisJobFormat.TryRead(Body, out var job, out _));
        Assert.Equal("", job.CorrelationId);
    }

    [Theory]
    [InlineData("null", "it is empty")]
    [InlineData("""{"kind":"narrate","userId":"u","revision":"0000000000000000000000000000000000000001.000000"}""", "it has no valid noteId")]
    [InlineData("""{"kind":"narrate","userId":"u","noteId":"1","revision":"1"}""", "it has no valid revision")]
    public void What_lacks_a_part_of_a_job_says_which(string body, string expected)
    {
        Assert.False(SynthesisJobFormat.TryRead(body, out _, out var problem));
        Assert.Equal(expected, problem);
    }
}
