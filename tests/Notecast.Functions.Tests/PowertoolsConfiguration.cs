namespace Notecast.Functions.Tests;

/// <summary>Powertools is configured for the whole process, so these tests run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class PowertoolsConfiguration
{
    public const string Name = "Powertools configuration";
}
