using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using AspectInjector.Broker;

namespace AWS.Lambda.Powertools.Idempotency.Internal;

/// <summary>Is woven around the methods that have <see cref="IdempotentAttribute"/>. Not for direct use.</summary>
[Aspect(Scope.Global)]
[EditorBrowsable(EditorBrowsableState.Never)]
public class IdempotentAspect
{
    /// <summary>Runs the method unless a record says that it ran.</summary>
    /// <param name="method">The method.</param>
    /// <param name="target">Its body.</param>
    /// <param name="args">Its arguments.</param>
    /// <param name="returnType">What it returns.</param>
    /// <param name="triggers">The attributes that asked for this.</param>
    /// <returns>What the method returns, or the stored result in the same form.</returns>
    [SuppressMessage("Performance", "CA1822", Justification = "The weaver calls it on the aspect's instance.")]
    [Advice(Kind.Around, Targets = Target.Method)]
    public object Handle(
        [Argument(Source.Metadata)] MethodBase method,
        [Argument(Source.Target)] Func<object[], object> target,
        [Argument(Source.Arguments)] object[] args,
        [Argument(Source.ReturnType)] Type returnType,
        [Argument(Source.Triggers)] Attribute[] triggers)
    {
        ArgumentNullException.ThrowIfNull(target);
        if (IdempotencyEnvironment.IsDisabled)
        {
            return target(args);
        }

        var keyPrefix = triggers.OfType<IdempotentAttribute>().First().KeyPrefix;
        return IdempotentRunner.Run(new IdempotentCall(method, target, args, keyPrefix), returnType);
    }
}
