namespace Notecast.Aws.Tests;

/// <summary>The environment and the memory are the process's: tests that set the one or measure the other run alone.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public class ProcessState
{
    public const string Name = "Process state";
}
