namespace Amazon.Lambda.Core;

/// <summary>What a mobile application says of itself when it invokes a function.</summary>
public interface IClientContext
{
    /// <summary>The environment, as the AWS Mobile SDK gives it.</summary>
    IDictionary<string, string> Environment { get; }

    /// <summary>The application.</summary>
    IClientApplication Client { get; }

    /// <summary>Values that the application set itself.</summary>
    IDictionary<string, string> Custom { get; }
}
