using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using AWS.Lambda.Powertools.Idempotency.Exceptions;

namespace AWS.Lambda.Powertools.Idempotency.Internal;

/// <summary>Finds the way to run a method by its return type, which the weaver knows only at run time.</summary>
internal static class IdempotentRunner
{
    private static readonly ConcurrentDictionary<Type, Func<IdempotentCall, object>> Ways = new();

    // Naming the generic methods once, with a reference type, makes Native AOT compile the code that all reference types share.
    private static readonly MethodInfo ForTaskOf = ((Func<IdempotentCall, object>)RunTaskOf<object>).Method.GetGenericMethodDefinition();
    private static readonly MethodInfo ForValue = ((Func<IdempotentCall, object>)RunValue<object>).Method.GetGenericMethodDefinition();

    internal static object Run(IdempotentCall call, Type returnType) => Ways.GetOrAdd(returnType, WayFor)(call);

    private static Func<IdempotentCall, object> WayFor(Type returnType)
    {
        if (returnType == typeof(void) || returnType == typeof(Task))
        {
            return call => throw new IdempotencyConfigurationException(
                $"{call.Method.Name} has no result to store, so no later call could get it. Return a value, directly or in a task.");
        }

        return returnType.IsGenericType && returnType.GetGenericTypeDefinition() == typeof(Task<>)
            ? Close(ForTaskOf, returnType.GenericTypeArguments[0])
            : Close(ForValue, returnType);
    }

    [UnconditionalSuppressMessage("Trimming", "IL2060", Justification = "The generic parameter asks for no members.")]
    [UnconditionalSuppressMessage("AOT", "IL3050",
        Justification = "As in the official package. Results are reference types; these share compiled code, which the fields above keep.")]
    private static Func<IdempotentCall, object> Close(MethodInfo method, Type result) =>
        method.MakeGenericMethod(result).CreateDelegate<Func<IdempotentCall, object>>();

    private static Task<T> RunTaskOf<T>(IdempotentCall call) => RunAsync(call, () => (Task<T>)call.Target(call.Args));

    private static object RunValue<T>(IdempotentCall call) =>
        RunAsync(call, () => Task.FromResult((T)call.Target(call.Args))).GetAwaiter().GetResult();

    private static async Task<T> RunAsync<T>(IdempotentCall call, Func<Task<T>> method)
    {
        var idempotency = Idempotency.Current
            ?? throw new IdempotencyConfigurationException(
                $"Call Idempotency.Configure before {call.Method.Name}, to say where records are kept.");
        idempotency.Store.Configure(idempotency.Options, call.Method.Name, call.KeyPrefix);
        using var payload = call.ReadPayload();
        return await new IdempotentRun<T>(idempotency.Store, payload, call.RemainingMilliseconds(), method).RunAsync();
    }
}
