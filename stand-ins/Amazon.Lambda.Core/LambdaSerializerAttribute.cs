namespace Amazon.Lambda.Core;

/// <summary>
/// Names the serializer of one handler or of all handlers of an assembly. Only a managed runtime that loads the assembly reads it:
/// an executable passes its serializer to the runtime client itself.
/// </summary>
/// <param name="serializerType">A type that implements <see cref="ILambdaSerializer"/> and has a constructor without parameters.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Assembly, AllowMultiple = false)]
public sealed class LambdaSerializerAttribute(Type serializerType) : Attribute
{
    /// <summary>The serializer's type.</summary>
    public Type SerializerType { get; set; } = serializerType;
}
