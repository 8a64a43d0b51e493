using Notecast.Cli;
using Notecast.Cli.Hosting;

using var stop = new StopSignal();
return await NotecastApp.RunAsync(
    args,
    new Terminal
    {
        Console = ProcessConsole.Create(),
        Error = Console.Error,
        Input = new StoppableReader(Console.In),
        Time = TimeProvider.System,
        CanAsk = !Console.IsInputRedirected && !Console.IsErrorRedirected,
        Variable = Environment.GetEnvironmentVariable,
        ReadVariables = ProcessVariables.Read,
        LendKeys = stop.LendKeys,
    },
    stop.Token);
