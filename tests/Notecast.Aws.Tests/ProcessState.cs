namespace Notecast.Aws.Tests;

/// <summary>The environment is the process's: tests that set it run alone.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public class ProcessState
{
    public const string Name = "Process state";
}
