using Notecast.Domain.Notes;

namespace Notecast.Simulation.Schedules;

/// <summary>Makes schedules from seeds: a few clients and notes, so that their changes meet, and many faults.</summary>
public static class ScheduleGenerator
{
    private const int MostNotes = 4;
    private const int MostWrites = 14;
    private const int MostFaults = 12;
    private const int LatestOccurrence = 12;
    private const double ChanceOfOutage = 0.3;
    private const double ChanceOfOperator = 0.4;
    private const double ChanceOfSkew = 0.2;
    private const double ChanceOfPoison = 0.15;
    private const double ChanceOfBurst = 0.4;
    private const double ChanceOfMending = 0.6;
    private static readonly string[] Sentences = ["One.", "Two and two.", "Three is company.", "Four calling birds.", "Five."];
    private static readonly string?[] VoiceIds = [null, null, null, "Joey", "Hans", "Nobody"];

    /// <summary>The schedule of a seed.</summary>
    public static Schedule Generate(int seed)
    {
        var random = new Random(seed);
        var span = TimeSpan.FromSeconds(Math.Pow(10, 1 + (random.NextDouble() * 3.3)));
        var notes = Enumerable.Range(1, random.Next(1, MostNotes + 1)).Select(number => new NoteKey($"u{number % 2}", NoteId.FromString($"n{number}"))).ToList();
        var steps = new List<ScheduledStep>();
        var writes = random.Next(1, MostWrites + 1);
        var at = At(random, span);
        for (var write = 0; write < writes; write++)
        {
            steps.Add(Change(random, notes[random.Next(notes.Count)], at));
            at = random.NextDouble() < ChanceOfBurst ? at : At(random, span);
        }

        AddOperators(steps, random, span);
        AddFaults(steps, random, span);
        if (random.NextDouble() < ChanceOfMending)
        {
            steps.Add(new ScheduledStep.Mend());
        }

        return new Schedule(seed, steps);
    }

    private static ScheduledStep Change(Random random, NoteKey note, TimeSpan at) => random.NextDouble() switch
    {
        < 0.2 => new ScheduledStep.Remove(at, note),
        < 0.2 + (ChanceOfPoison / 3) => new ScheduledStep.PoisonRecord(at, note, Text(random, note)),
        < 0.2 + (ChanceOfPoison / 2) => new ScheduledStep.PoisonJob(at),
        _ => new ScheduledStep.Write(at, note, Text(random, note), VoiceIds[random.Next(VoiceIds.Length)]),
    };

    /// <summary>A few paragraphs of this note's own; a change leaves some of them as they are.</summary>
    private static string Text(Random random, NoteKey note)
    {
        if (random.NextDouble() < 0.05)
        {
            return " ";
        }

        var paragraphs = Enumerable.Range(0, random.Next(1, 4)).Select(_ => $"{note.NoteId}: {Sentences[random.Next(Sentences.Length)]}");
        return string.Join("\n\n", paragraphs);
    }

    private static void AddOperators(List<ScheduledStep> steps, Random random, TimeSpan span)
    {
        while (random.NextDouble() < ChanceOfOperator)
        {
            var at = At(random, span * 3);
            steps.Add(random.NextDouble() < 0.6 ? new ScheduledStep.Replay(at, random.NextDouble() < 0.3) : new ScheduledStep.Reconcile(at));
        }

        if (random.NextDouble() < ChanceOfSkew)
        {
            steps.Add(new ScheduledStep.ClockSkew(At(random, span), TimeSpan.FromSeconds(random.Next(-300, 300))));
        }
    }

    private static void AddFaults(List<ScheduledStep> steps, Random random, TimeSpan span)
    {
        var operations = Operations.All.Keys.ToList();
        var faults = random.Next(MostFaults + 1);
        for (var fault = 0; fault < faults; fault++)
        {
            var operation = operations[random.Next(operations.Count)];
            var kinds = Operations.All[operation];
            steps.Add(new ScheduledStep.Fault(operation, random.Next(1, LatestOccurrence + 1), kinds[random.Next(kinds.Count)]));
        }

        while (random.NextDouble() < ChanceOfOutage)
        {
            var from = At(random, span);
            var lasts = TimeSpan.FromSeconds(Math.Floor(Math.Pow(10, random.NextDouble() * 5)));
            steps.Add(new ScheduledStep.Outage(from, from + lasts, Operations.Services[random.Next(Operations.Services.Count)]));
        }
    }

    private static TimeSpan At(Random random, TimeSpan span) => TimeSpan.FromMilliseconds(Math.Floor(span.TotalMilliseconds * random.NextDouble()));
}
