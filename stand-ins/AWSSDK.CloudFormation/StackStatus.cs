using Amazon.Runtime;

namespace Amazon.CloudFormation;

/// <summary>What a stack does, or did last.</summary>
public class StackStatus : ConstantClass
{
    /// <summary>A value, such as <c>CREATE_COMPLETE</c>.</summary>
    /// <param name="value">The value on the wire.</param>
    public StackStatus(string value)
        : base(value)
    {
    }

    /// <summary>The value.</summary>
    /// <param name="value">The value on the wire.</param>
    /// <returns>It.</returns>
    public static StackStatus FindValue(string value) => FindValue<StackStatus>(value);

    /// <summary>The value.</summary>
    /// <param name="value">The value on the wire.</param>
    public static implicit operator StackStatus(string value) => FindValue(value);
}
