namespace Notecast.AwsPackages.Tests;

/// <summary>Powertools keeps its settings once for the process, and reads the environment: its tests run alone.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public class ProcessState
{
    public const string Name = "Process state";
}
