namespace Amazon.CloudFormation.Model;

/// <summary>Something that a stack tells of itself.</summary>
public class Output
{
    /// <summary>What it is called.</summary>
    public string OutputKey { get; set; }

    /// <summary>What it is.</summary>
    public string OutputValue { get; set; }
}
