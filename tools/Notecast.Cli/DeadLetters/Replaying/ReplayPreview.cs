using Notecast.Cli.Hosting;
using Notecast.Cli.Output;
using Notecast.Domain.DeadLetters;
using Notecast.Domain.Replaying;

namespace Notecast.Cli.DeadLetters.Replaying;

/// <summary>Shows what a replay would do with each letter, letter by letter as they are read, and changes nothing.</summary>
internal sealed class ReplayPreview(Terminal terminal, ReplayPlanner planner, ReplayOptions options)
{
    private readonly SortedDictionary<ReplayStep, long> _steps = [];
    private long _shown;

    public async Task<int> ShowAsync(LetterReading reading, CancellationToken stop)
    {
        var isInterrupted = await LetterBatches.ForEachAsync(
            reading.ReadAsync(onRead: null, stop), batch => ShowAsync(batch, stop), stop);
        var hidden = isInterrupted ? 0 : await reading.CountHiddenAsync(stop);
        if (options.IsJson)
        {
            terminal.ComplainOfHidden(hidden);
            return isInterrupted ? ExitCodes.Interrupted : ExitCodes.Ok;
        }

        var steps = string.Join(Summary.Separator, _steps.Select(step => $"{step.Value:N0} × {ReplayWords.Of(step.Key)}"));
        terminal.Out.WriteLine(_shown == 0
            ? LetterText.None("No dead letter matches.", hidden)
            : $"{Words.Count(_shown, "letter")}: {steps}. Nothing was changed.");
        return isInterrupted ? ExitCodes.Interrupted : ExitCodes.Ok;
    }

    private async Task<bool> ShowAsync(IReadOnlyList<RecognizedDeadLetter> batch, CancellationToken stop)
    {
        foreach (var letter in batch.Take((int)Math.Min(batch.Count, options.Max - _shown)))
        {
            var plan = await planner.PlanAsync(letter, stop);
            _steps[plan.Step] = _steps.GetValueOrDefault(plan.Step) + 1;
            _shown++;
            Show(letter, plan);
        }

        return _shown < options.Max;
    }

    private void Show(RecognizedDeadLetter letter, ReplayPlan plan)
    {
        if (options.IsJson)
        {
            Json.WriteLine(terminal.Out, ReplayPlanDocument.Of(letter, plan));
            return;
        }

        var kind = DeadLetterKindNames.Of(letter.Kind);
        terminal.Out.WriteLine(Cells.OneLine($"{letter.Message.MessageId}  {kind}  {ReplayWords.Describe(letter.Note, plan)}"));
        foreach (var part in plan.Parts ?? [])
        {
            terminal.Out.WriteLine(Cells.OneLine($"  {ReplayWords.Describe(letter.Note, part)}"));
        }
    }
}
