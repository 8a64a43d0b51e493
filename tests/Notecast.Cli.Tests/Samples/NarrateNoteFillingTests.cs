using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Amazon.Lambda.SQSEvents;
using CsCheck;
using Notecast.Domain.Jobs;
using Notecast.Functions.NarrateNote;

namespace Notecast.Cli.Tests.Samples;

public sealed class NarrateNoteFillingTests
{
    private static readonly Gen<(string[], string)> Cases = Gen.Select(FilledSample.AnyText.Array[3], FilledSample.AnyRevision);

    [Theory]
    [InlineData("one-job")]
    [InlineData("many-jobs")]
    [InlineData("odd-characters-in-ids")]
    [InlineData("removal-job")]
    public void A_job_comes_back_as_it_was_set(string name) => Cases.Holds((texts, revision) =>
    {
        var filled = FilledSample.Fill(
            "NarrateNote",
            name,
            ("UserId", texts[0]),
            ("NoteId", texts[1]),
            ("CorrelationId", texts[2]),
            ("Revision", revision),
            ("Kind", "Remove"));
        Assert.All(FilledSample.Read<SQSEvent, EventJsonContext>(filled).Records, message =>
        {
            Assert.True(SynthesisJobFormat.TryRead(message.Body, out var job, out var problem), problem);
            Assert.Equal((texts[0], texts[1], false), (job.Note.UserId, job.Note.NoteId.Text, job.Note.NoteId.IsNumber));
            Assert.Equal((texts[2], revision, JobKind.Remove), (job.CorrelationId, job.Revision.ToString(), job.Kind));
            Assert.Equal(Md5(message.Body), message.Md5OfBody);
        });
    });

    [Fact]
    public void What_is_not_set_stays()
    {
        var filled = FilledSample.Fill("NarrateNote", "one-job", ("NoteId", "2"));
        var message = FilledSample.Read<SQSEvent, EventJsonContext>(filled).Records[0];
        Assert.Equal(
            """{"kind":"narrate","userId":"ada","noteId":"2","noteIdType":"S","""
            + "\"revision\":\"0000000000004421584500000000017450439091.000000\",\"correlationId\":\"c4ca4238a0b923820dcc509a6f75849b\"}",
            message.Body);
    }

    [SuppressMessage("Security", "CA5351", Justification = "SQS's events carry MD5 digests; nothing relies on them for security.")]
    private static string Md5(string body) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(body)));
}
