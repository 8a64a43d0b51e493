namespace AWS.Lambda.Powertools.Idempotency;

/// <summary>Marks the parameter whose value tells one call of an <see cref="IdempotentAttribute"/> method from another.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public class IdempotencyKeyAttribute : Attribute
{
}
