using AspectInjector.Broker;
using AWS.Lambda.Powertools.Idempotency.Internal;

namespace AWS.Lambda.Powertools.Idempotency;

/// <summary>
/// Runs the method once for each payload: a later call gets the stored result, and one that comes while the first still runs fails.
/// The payload is the method's only parameter, or the first of two if the second is the <see cref="Amazon.Lambda.Core.ILambdaContext"/>,
/// or else the one with <see cref="IdempotencyKeyAttribute"/>. The method must return a value, directly or in a task, and never null.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
[Injection(typeof(IdempotentAspect))]
public class IdempotentAttribute : Attribute
{
    /// <summary>What keys begin with, instead of the names of the function and of the method.</summary>
    public string KeyPrefix { get; set; }
}
