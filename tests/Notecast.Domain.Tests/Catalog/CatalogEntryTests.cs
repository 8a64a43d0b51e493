using Notecast.Domain.Catalog;
using Notecast.Domain.Failures;
using Notecast.Domain.Narrations;
using Notecast.Domain.Notes;
using Notecast.Domain.Speech;

namespace Notecast.Domain.Tests.Catalog;

public sealed class CatalogEntryTests
{
    private static readonly Revision Earlier = Revision.FromSequenceNumber("1");
    private static readonly Revision Change = Revision.FromSequenceNumber("2");
    private static readonly ContentHash Content = SpokenContent.Of(new NoteAttributes { Text = "Hello." }).Hash;
    private static readonly NoteKey Key = new("ann", NoteId.FromString("1"));
    private static readonly CatalogEntry Asked = new(Key, new Wanted(Change, Content, DateTimeOffset.UnixEpoch, "c"));

    [Fact]
    public void A_note_is_pending_until_its_wanted_narration_is_ready()
    {
        Assert.Equal(NarrationStatus.Pending, Asked.Status);
        Assert.Equal(NarrationStatus.Pending, (Asked with { Ready = ReadyOf(Earlier) }).Status);
        Assert.Equal(NarrationStatus.Ready, (Asked with { Ready = ReadyOf(Change) }).Status);
    }

    [Fact]
    public void A_note_failed_when_nothing_tries_its_wanted_change_again() =>
        Assert.Equal(NarrationStatus.Failed, (Asked with { LastFailure = FailureOf(Change, isFinal: true) }).Status);

    [Fact]
    public void A_note_is_pending_while_its_failure_is_tried_again() =>
        Assert.Equal(NarrationStatus.Pending, (Asked with { LastFailure = FailureOf(Change, isFinal: false) }).Status);

    [Fact]
    public void The_final_failure_of_an_earlier_change_does_not_count() =>
        Assert.Equal(NarrationStatus.Pending, (Asked with { LastFailure = FailureOf(Earlier, isFinal: true) }).Status);

    [Fact]
    public void A_narration_that_became_ready_after_its_final_failure_is_ready() =>
        Assert.Equal(
            NarrationStatus.Ready,
            (Asked with { Ready = ReadyOf(Change), LastFailure = FailureOf(Change, isFinal: true) }).Status);

    [Fact]
    public void A_removed_note_is_removed_whatever_else_is_known_of_it() =>
        Assert.Equal(
            NarrationStatus.Removed,
            (Asked with
            {
                Wanted = Asked.Wanted with { Content = null },
                Ready = ReadyOf(Change),
                LastFailure = FailureOf(Change, isFinal: true),
            }).Status);

    private static LastFailure FailureOf(Revision revision, bool isFinal) =>
        new(revision, new Failure(FailureCode.VoiceUnknown, "Reason.", "Remedy.", IsPermanent: isFinal), isFinal, DateTimeOffset.UnixEpoch);

    private static Ready ReadyOf(Revision revision) => new()
    {
        Revision = revision,
        Content = Content,
        Key = new NarrationKey(Key, revision, Content),
        Duration = TimeSpan.FromSeconds(1),
        Bytes = 1,
        BilledCharacters = 6,
        VoiceId = "Joanna",
        ReadyAt = DateTimeOffset.UnixEpoch,
    };
}
