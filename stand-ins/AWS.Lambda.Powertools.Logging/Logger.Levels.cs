using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;

namespace AWS.Lambda.Powertools.Logging;

/// <content>The methods that log.</content>
[SuppressMessage("Performance", "CA1848", Justification = "The caller chooses this way of logging.")]
[SuppressMessage("Usage", "CA2254", Justification = "The template is the caller's.")]
public static partial class Logger
{
    /// <summary>Logs at level Trace.</summary>
    /// <param name="message">The message template; each <c>{name}</c> becomes a key of its own.</param>
    /// <param name="args">The template's values, in its order.</param>
    public static void LogTrace(string message, params object[] args) => Instance.Log(LogLevel.Trace, message, args);

    /// <summary>Logs an exception at level Trace.</summary>
    /// <param name="exception">The exception.</param>
    /// <param name="message">The message template; each <c>{name}</c> becomes a key of its own.</param>
    /// <param name="args">The template's values, in its order.</param>
    public static void LogTrace(Exception exception, string message, params object[] args) =>
        Instance.Log(LogLevel.Trace, exception, message, args);

    /// <summary>Logs at level Debug.</summary>
    /// <param name="message">The message template; each <c>{name}</c> becomes a key of its own.</param>
    /// <param name="args">The template's values, in its order.</param>
    public static void LogDebug(string message, params object[] args) => Instance.Log(LogLevel.Debug, message, args);

    /// <summary>Logs an exception at level Debug.</summary>
    /// <param name="exception">The exception.</param>
    /// <param name="message">The message template; each <c>{name}</c> becomes a key of its own.</param>
    /// <param name="args">The template's values, in its order.</param>
    public static void LogDebug(Exception exception, string message, params object[] args) =>
        Instance.Log(LogLevel.Debug, exception, message, args);

    /// <summary>Logs at level Information.</summary>
    /// <param name="message">The message template; each <c>{name}</c> becomes a key of its own.</param>
    /// <param name="args">The template's values, in its order.</param>
    public static void LogInformation(string message, params object[] args) => Instance.Log(LogLevel.Information, message, args);

    /// <summary>Logs an exception at level Information.</summary>
    /// <param name="exception">The exception.</param>
    /// <param name="message">The message template; each <c>{name}</c> becomes a key of its own.</param>
    /// <param name="args">The template's values, in its order.</param>
    public static void LogInformation(Exception exception, string message, params object[] args) =>
        Instance.Log(LogLevel.Information, exception, message, args);

    /// <summary>Logs at level Warning.</summary>
    /// <param name="message">The message template; each <c>{name}</c> becomes a key of its own.</param>
    /// <param name="args">The template's values, in its order.</param>
    public static void LogWarning(string message, params object[] args) => Instance.Log(LogLevel.Warning, message, args);

    /// <summary>Logs an exception at level Warning.</summary>
    /// <param name="exception">The exception.</param>
    /// <param name="message">The message template; each <c>{name}</c> becomes a key of its own.</param>
    /// <param name="args">The template's values, in its order.</param>
    public static void LogWarning(Exception exception, string message, params object[] args) =>
        Instance.Log(LogLevel.Warning, exception, message, args);

    /// <summary>Logs at level Error.</summary>
    /// <param name="message">The message template; each <c>{name}</c> becomes a key of its own.</param>
    /// <param name="args">The template's values, in its order.</param>
    public static void LogError(string message, params object[] args) => Instance.Log(LogLevel.Error, message, args);

    /// <summary>Logs an exception at level Error.</summary>
    /// <param name="exception">The exception.</param>
    /// <param name="message">The message template; each <c>{name}</c> becomes a key of its own.</param>
    /// <param name="args">The template's values, in its order.</param>
    public static void LogError(Exception exception, string message, params object[] args) =>
        Instance.Log(LogLevel.Error, exception, message, args);

    /// <summary>Logs at level Critical.</summary>
    /// <param name="message">The message template; each <c>{name}</c> becomes a key of its own.</param>
    /// <param name="args">The template's values, in its order.</param>
    public static void LogCritical(string message, params object[] args) => Instance.Log(LogLevel.Critical, message, args);

    /// <summary>Logs an exception at level Critical.</summary>
    /// <param name="exception">The exception.</param>
    /// <param name="message">The message template; each <c>{name}</c> becomes a key of its own.</param>
    /// <param name="args">The template's values, in its order.</param>
    public static void LogCritical(Exception exception, string message, params object[] args) =>
        Instance.Log(LogLevel.Critical, exception, message, args);
}
