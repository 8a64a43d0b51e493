using System.Globalization;
using System.Text;
using Notecast.Domain.Notes;

namespace Notecast.Simulation.Schedules;

/// <summary>
/// Schedules as scripts: one step a line, words separated by spaces, texts as JSON strings, times in seconds from the start. What follows a
/// <c>#</c> is a comment.
/// </summary>
public static class ScheduleText
{
    private const string Engine = "engine";
    private const string TextType = "text-type";

    /// <summary>Writes a schedule; <see cref="Read"/> reads it back.</summary>
    public static string Write(Schedule schedule)
    {
        var script = new StringBuilder();
        script.Append(CultureInfo.InvariantCulture, $"seed {schedule.Seed}\n");
        foreach (var step in schedule.Steps)
        {
            script.Append(Line(step)).Append('\n');
        }

        return script.ToString();
    }

    /// <summary>Reads a script.</summary>
    /// <exception cref="FormatException">A line is no step; the message names the line and the rule.</exception>
    public static Schedule Read(string script)
    {
        var seed = 0;
        var steps = new List<ScheduledStep>();
        var number = 0;
        foreach (var line in script.Split('\n'))
        {
            number++;
            try
            {
                var words = new ScriptWords(line);
                if (words.IsEmpty)
                {
                    continue;
                }

                if (words.Next() is var verb && verb == "seed")
                {
                    seed = words.NextNumber();
                }
                else
                {
                    steps.Add(ReadStep(verb, words));
                }

                words.End();
            }
            catch (FormatException exception)
            {
                throw new FormatException($"Line {number}: {exception.Message}", exception);
            }
        }

        return new Schedule(seed, steps);
    }

    private static string Line(ScheduledStep step) => step switch
    {
        ScheduledStep.Write write => $"write {Seconds(write.At)} {Note(write.Note)} {ScriptWords.Quote(write.Text)}"
            + $"{Optional(" ", write.VoiceId)}{Optional($" {Engine} ", write.Engine)}{Optional($" {TextType} ", write.TextType)}",
        ScheduledStep.Remove remove => $"remove {Seconds(remove.At)} {Note(remove.Note)}",
        ScheduledStep.Expire expire => $"expire {Seconds(expire.At)} {Note(expire.Note)}",
        ScheduledStep.PoisonRecord poison => $"poison-record {Seconds(poison.At)} {Note(poison.Note)} {ScriptWords.Quote(poison.Text)}",
        ScheduledStep.PoisonJob poison => $"poison-job {Seconds(poison.At)}",
        ScheduledStep.Replay replay => $"{(replay.Twice ? "replay-twice" : "replay")} {Seconds(replay.At)}",
        ScheduledStep.Reconcile reconcile => $"reconcile {Seconds(reconcile.At)}",
        ScheduledStep.Mend => "mend",
        ScheduledStep.Fault fault => string.Create(CultureInfo.InvariantCulture, $"fault {fault.Operation} {fault.Occurrence} {fault.Kind}"),
        ScheduledStep.Outage outage => $"outage {Seconds(outage.From)} {Seconds(outage.To)} {outage.Service}",
        ScheduledStep.Throttling throttling => $"throttling {Seconds(throttling.From)} {Seconds(throttling.To)} {throttling.Service}",
        ScheduledStep.Restart restart => $"restart {Seconds(restart.At)}",
        ScheduledStep.Forget forget => $"forget {Seconds(forget.At)} {forget.Records}",
        ScheduledStep.ClockSkew skew => $"clock-skew {Seconds(skew.At)} {Seconds(skew.Offset)}",
        _ => throw new InvalidOperationException($"{step.GetType().Name} has no line."),
    };

    private static ScheduledStep ReadStep(string verb, ScriptWords words) => verb switch
    {
        "write" => new ScheduledStep.Write(
            words.NextTime(), NextNote(words), words.Next(), NextVoice(words), words.NextAfter(Engine), words.NextAfter(TextType)),
        "remove" => new ScheduledStep.Remove(words.NextTime(), NextNote(words)),
        "expire" => new ScheduledStep.Expire(words.NextTime(), NextNote(words)),
        "poison-record" => new ScheduledStep.PoisonRecord(words.NextTime(), NextNote(words), words.Next()),
        "poison-job" => new ScheduledStep.PoisonJob(words.NextTime()),
        "replay" => new ScheduledStep.Replay(words.NextTime(), Twice: false),
        "replay-twice" => new ScheduledStep.Replay(words.NextTime(), Twice: true),
        "reconcile" => new ScheduledStep.Reconcile(words.NextTime()),
        "mend" => new ScheduledStep.Mend(),
        "fault" => ReadFault(words),
        "outage" => new ScheduledStep.Outage(words.NextTime(), words.NextTime(), NextService(words)),
        "throttling" => new ScheduledStep.Throttling(words.NextTime(), words.NextTime(), NextService(words)),
        "restart" => new ScheduledStep.Restart(words.NextTime()),
        "forget" => new ScheduledStep.Forget(words.NextTime(), NextRecords(words)),
        "clock-skew" => new ScheduledStep.ClockSkew(words.NextTime(), words.NextTime()),
        _ => throw new FormatException(
            $"'{verb}' is no step. Use seed, write, remove, expire, poison-record, poison-job, replay, replay-twice, reconcile, mend, fault, "
            + "outage, throttling, restart, forget or clock-skew."),
    };

    private static ScheduledStep.Fault ReadFault(ScriptWords words)
    {
        var operation = words.Next();
        if (!Operations.All.TryGetValue(operation, out var kinds))
        {
            throw new FormatException($"'{operation}' is no operation. Use one of {string.Join(", ", Operations.All.Keys)}.");
        }

        var occurrence = words.NextNumber();
        var name = words.Next();
        return Enum.TryParse<FaultKind>(name, out var kind) && kinds.Contains(kind)
            ? new ScheduledStep.Fault(operation, occurrence, kind)
            : throw new FormatException($"{operation} cannot go wrong as '{name}'. Use one of {string.Join(", ", kinds)}.");
    }

    private static string NextService(ScriptWords words)
    {
        var service = words.Next();
        return Operations.Services.Contains(service)
            ? service
            : throw new FormatException($"'{service}' is no service. Use one of {string.Join(", ", Operations.Services)}.");
    }

    private static string NextRecords(ScriptWords words)
    {
        var records = words.Next();
        return Operations.Records.Contains(records)
            ? records
            : throw new FormatException($"'{records}' are no idempotency records. Use one of {string.Join(", ", Operations.Records)}.");
    }

    private static NoteKey NextNote(ScriptWords words)
    {
        var user = words.Next();
        var isNumber = words.IsNumber;
        var note = words.Next();
        return user.Length > 0 && note.Length > 0
            ? new NoteKey(user, isNumber ? NoteId.FromNumber(note) : NoteId.FromString(note))
            : throw new FormatException("A note's ids may not be empty.");
    }

    /// <summary>The voice is the only optional word without a name: it was there first.</summary>
    private static string? NextVoice(ScriptWords words) => words.IsEmpty || words.IsAt(Engine) || words.IsAt(TextType) ? null : words.Next();

    private static string Note(NoteKey note) =>
        $"{ScriptWords.Quote(note.UserId)} {(note.NoteId.IsNumber ? note.NoteId.Text : ScriptWords.Quote(note.NoteId.Text))}";

    private static string Optional(string before, string? value) => value is null ? "" : before + ScriptWords.Quote(value);

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);
}
