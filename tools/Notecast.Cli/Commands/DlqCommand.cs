using System.CommandLine;
using Notecast.Cli.Hosting;
using Notecast.Cli.Operations;

namespace Notecast.Cli.Commands;

/// <summary><c>notecast dlq</c>: what operators do with dead letters.</summary>
internal sealed class DlqCommand : Command
{
    public DlqCommand(Terminal terminal, CommonOptions common)
        : base("dlq", "See what failed for good, and why, and send it back")
    {
        var target = new TargetOptions(terminal, common);
        target.AddTo(this);
        Add(new DlqListCommand(terminal, common, target));
        Add(new DlqShowCommand(terminal, common, target));
        Add(new DlqReplayCommand(terminal, common, target));
        Add(new DlqEditCommand(terminal, common, target));
        Add(new DlqDiscardCommand(terminal, common, target));
        Add(new DlqExportCommand(terminal, common, target));
        Add(new DlqImportCommand(terminal, common, target));
    }
}
