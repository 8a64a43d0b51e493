using System.Globalization;
using Notecast.Benchmarks;

// dotnet run --project tests/Notecast.Benchmarks -c Release -- functions [RUNS]
if (args is not ["functions", ..])
{
    Console.Error.WriteLine("Usage: functions [RUNS]   measures the packaged functions (run ./package and a Release build first)");
    return 2;
}

var runs = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 15;
Sizes.Print();
await ColdStart.PrintAsync(runs);
await Memory.PrintAsync();
await RequestsPerNote.PrintAsync();
return 0;
