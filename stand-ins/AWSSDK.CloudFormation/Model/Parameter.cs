namespace Amazon.CloudFormation.Model;

/// <summary>Something that a stack was made with.</summary>
public class Parameter
{
    /// <summary>What it is called.</summary>
    public string ParameterKey { get; set; }

    /// <summary>What it is.</summary>
    public string ParameterValue { get; set; }
}
