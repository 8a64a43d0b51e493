using System.CommandLine;
using Notecast.Soak;

var minutes = new Option<double>("--minutes")
{
    Description = "How long notes are written and the pipeline is killed.",
    DefaultValueFactory = _ => 5,
};
var rate = new Option<double>("--rate") { Description = "Changes of notes a second.", DefaultValueFactory = _ => 20 };
var killEvery = new Option<double>("--kill-every") { Description = "Seconds between two kills, on average.", DefaultValueFactory = _ => 3 };
var seed = new Option<int?>("--seed") { Description = "Decides what is written and when is killed [default: another one each time]." };
foreach (var option in (Option<double>[])[minutes, rate, killEvery])
{
    option.Validators.Add(result =>
    {
        if (result.Tokens is [var token] && double.TryParse(token.Value, out var value) && value is not (> 0 and < 10_000))
        {
            result.AddError($"{option.Name} is more than 0 and less than 10000.");
        }
    });
}

var command = new RootCommand(
    "Runs `notecast up` on a throw-away data folder, kills it again and again while notes are written, and checks that nothing was lost.")
{
    minutes, rate, killEvery, seed,
};
command.SetAction(async (parsed, stop) =>
{
    var options = new SoakOptions(
        TimeSpan.FromMinutes(parsed.GetValue(minutes)),
        parsed.GetValue(rate),
        TimeSpan.FromSeconds(parsed.GetValue(killEvery)),
        parsed.GetValue(seed) ?? Random.Shared.Next());
    return await new SoakRun(options, Console.Out).RunAsync(stop);
});
return await command.Parse(args).InvokeAsync();
