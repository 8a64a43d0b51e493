using System.Globalization;
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
    private const double ChanceOfNumbers = 0.3;
    private const double ChanceOfThrottling = 0.2;
    private const double ChanceOfRestart = 0.2;
    private const double ChanceOfForgetting = 0.15;

    /// <summary>Longer, with the longest span before it, and the stream would lose records that nobody has read.</summary>
    private static readonly TimeSpan LongestOutageOfStream = TimeSpan.FromHours(12);

    /// <summary>The schedule of a seed.</summary>
    public static Schedule Generate(int seed)
    {
        var random = new Random(seed);
        var span = TimeSpan.FromSeconds(Math.Pow(10, 1 + (random.NextDouble() * 3.3)));
        var hasNumbers = random.NextDouble() < ChanceOfNumbers;
        var notes = Enumerable.Range(1, random.Next(1, MostNotes + 1)).Select(number => KeyOf(number, hasNumbers)).ToList();
        var texts = new NoteGenerator(random);
        var steps = new List<ScheduledStep>();
        var writes = random.Next(1, MostWrites + 1);
        var changes = new List<TimeSpan>();
        var at = At(random, span);
        for (var write = 0; write < writes; write++)
        {
            changes.Add(at);
            steps.Add(Change(random, texts, notes[random.Next(notes.Count)], at));
            at = random.NextDouble() < ChanceOfBurst ? at : At(random, span);
        }

        AddOperators(steps, random, span);
        AddFaults(steps, random, span, changes);
        if (random.NextDouble() < ChanceOfMending)
        {
            steps.Add(new ScheduledStep.Mend());
        }

        return new Schedule(seed, steps);
    }

    private static NoteKey KeyOf(int number, bool isNumber)
    {
        var id = number.ToString(CultureInfo.InvariantCulture);
        return new NoteKey($"u{number % 2}", isNumber ? NoteId.FromNumber(id) : NoteId.FromString($"n{id}"));
    }

    private static ScheduledStep Change(Random random, NoteGenerator texts, NoteKey note, TimeSpan at) => random.NextDouble() switch
    {
        < 0.05 => new ScheduledStep.Expire(at, note),
        < 0.2 => new ScheduledStep.Remove(at, note),
        < 0.2 + (ChanceOfPoison / 3) => new ScheduledStep.PoisonRecord(at, note, texts.Text(note)),
        < 0.2 + (ChanceOfPoison / 2) => new ScheduledStep.PoisonJob(at),
        _ => texts.Write(at, note),
    };

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

    private static void AddFaults(List<ScheduledStep> steps, Random random, TimeSpan span, List<TimeSpan> changes)
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
            var (from, to, service) = Trouble(random, span, changes);
            steps.Add(new ScheduledStep.Outage(from, to, service));
        }

        while (random.NextDouble() < ChanceOfThrottling)
        {
            var (from, to, service) = Trouble(random, span, changes);
            steps.Add(new ScheduledStep.Throttling(from, to, service));
        }

        while (random.NextDouble() < ChanceOfRestart)
        {
            steps.Add(new ScheduledStep.Restart(At(random, span * 2)));
        }

        while (random.NextDouble() < ChanceOfForgetting)
        {
            steps.Add(new ScheduledStep.Forget(At(random, span * 2), Operations.Records[random.Next(Operations.Records.Count)]));
        }
    }

    /// <summary>Half of it begins with a change, since what nobody uses may be out.</summary>
    private static (TimeSpan From, TimeSpan To, string Service) Trouble(Random random, TimeSpan span, List<TimeSpan> changes)
    {
        var from = random.NextDouble() < 0.5 ? changes[random.Next(changes.Count)] : At(random, span);
        var lasts = TimeSpan.FromSeconds(Math.Floor(Math.Pow(10, random.NextDouble() * 5)));
        var service = Operations.Services[random.Next(Operations.Services.Count)];
        return (from, from + (service == "stream" && lasts > LongestOutageOfStream ? LongestOutageOfStream : lasts), service);
    }

    private static TimeSpan At(Random random, TimeSpan span) => TimeSpan.FromMilliseconds(Math.Floor(span.TotalMilliseconds * random.NextDouble()));
}
