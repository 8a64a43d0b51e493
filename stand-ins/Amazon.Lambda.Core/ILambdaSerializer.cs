namespace Amazon.Lambda.Core;

/// <summary>Turns an event's bytes into a function's argument and a function's result into bytes.</summary>
public interface ILambdaSerializer
{
    /// <summary>Reads the event.</summary>
    /// <typeparam name="T">The handler's argument type.</typeparam>
    /// <param name="requestStream">The event's bytes.</param>
    /// <returns>The event.</returns>
    T Deserialize<T>(Stream requestStream);

    /// <summary>Writes the result.</summary>
    /// <typeparam name="T">The handler's result type.</typeparam>
    /// <param name="response">The result.</param>
    /// <param name="responseStream">Where its bytes go.</param>
    void Serialize<T>(T response, Stream responseStream);
}
