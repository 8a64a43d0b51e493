using System.Diagnostics.CodeAnalysis;

namespace Amazon.CloudFormation.Model;

/// <summary>A stack.</summary>
[SuppressMessage("Naming", "CA1711", Justification = "As in the official package.")]
public class Stack
{
    /// <summary>What the stack tells; null for nothing.</summary>
    [SuppressMessage("Usage", "CA2227", Justification = "As in the official package.")]
    public List<Output> Outputs { get; set; }

    /// <summary>What the stack was made with; null for nothing.</summary>
    [SuppressMessage("Usage", "CA2227", Justification = "As in the official package.")]
    public List<Parameter> Parameters { get; set; }

    /// <summary>The stack's ARN.</summary>
    public string StackId { get; set; }

    /// <summary>The stack's name.</summary>
    public string StackName { get; set; }

    /// <summary>What it does, or did last.</summary>
    public StackStatus StackStatus { get; set; }
}
