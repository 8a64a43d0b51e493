using Notecast.Domain.Reconciling;

namespace Notecast.Cli.Output;

/// <summary>The findings of reconciliation in words.</summary>
internal static class FindingWords
{
    public static string Of(NoteFinding finding) => finding switch
    {
        NoteFinding.UpToDate => "up to date",
        NoteFinding.Pending => "pending",
        NoteFinding.Failed => "failed",
        NoteFinding.Missing => "missing",
        NoteFinding.Stale => "stale",
        NoteFinding.AudioMissing => "audio missing",
        NoteFinding.Stuck => "stuck",
        NoteFinding.NoteGone => "note gone",
        NoteFinding.RemovalUnfinished => "removal unfinished",
        NoteFinding.CatalogBehind => "catalog behind",
        _ => "orphaned",
    };

    /// <summary>What a finding means.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="options">How it was reconciled.</param>
    /// <param name="propose">Makes a command line that is proposed name the pipeline.</param>
    public static string Explain(NoteFinding finding, ReconcileOptions options, Func<string, string> propose) => finding switch
    {
        NoteFinding.UpToDate => "",
        NoteFinding.Pending => "on their way",
        NoteFinding.Failed => options.IncludesFailed
            ? "failed for good before"
            : $"left alone; plan them again with --failed, or see: {propose("notecast dlq list")}",
        NoteFinding.Missing => "not in the catalog, or there as removed",
        NoteFinding.Stale => "the catalog wants another content",
        NoteFinding.AudioMissing => "ready in the catalog, gone from the bucket",
        NoteFinding.Stuck => $"on their way for longer than {Words.Age(options.PendingAge)}",
        NoteFinding.NoteGone => "removed, and the catalog did not hear of it",
        NoteFinding.RemovalUnfinished => "removed, and the audio is still named",
        NoteFinding.CatalogBehind => "the bucket knows of a later change",
        _ => "audio that belongs to no note, or is not wanted any more",
    };

    /// <summary>What is done about a difference: <c>queued</c>, <c>deleted</c> or <c>left</c>.</summary>
    public static string ActionOn(ReconcileFinding finding, ReconcileOptions options) => finding switch
    {
        { Audio: not null } => "deleted",
        { Finding: NoteFinding.Failed } when !options.IncludesFailed => "left",
        _ => "queued",
    };
}
