namespace Amazon.Lambda.Core;

/// <summary>
/// Writes to a function's log.
/// <para>
/// A type that implements only the two members without a body recurses until the stack is exhausted as soon as one logs with a message
/// template: the default body of <see cref="Log(string, string, object[])"/> calls itself, in the official package as much as here.
/// Implement that one, <see cref="Log(string, string)"/> and <see cref="Log(string, Exception, string, object[])"/> too.
/// </para>
/// </summary>
public interface ILambdaLogger
{
    /// <summary>Writes a text as it is, without a line break.</summary>
    /// <param name="message">The text.</param>
    void Log(string message);

    /// <summary>Writes a text and a line break.</summary>
    /// <param name="message">The text.</param>
    void LogLine(string message);

    /// <summary>Writes a line at a level. The default ignores the level.</summary>
    /// <param name="level">The name of a <see cref="LogLevel"/>.</param>
    /// <param name="message">The line.</param>
    void Log(string level, string message) => LogLine(message);

    /// <summary>Writes a line at a level.</summary>
    /// <param name="level">The level.</param>
    /// <param name="message">The line.</param>
    void Log(LogLevel level, string message) => Log(level.ToString(), message);

    /// <summary>Writes a message template and its values at a level. Implement it: the default calls itself.</summary>
    /// <param name="level">The name of a <see cref="LogLevel"/>.</param>
    /// <param name="message">The template; <c>{name}</c> marks a value.</param>
    /// <param name="args">The values, in the template's order.</param>
    void Log(string level, string message, params object[] args) => Log(level, message, args);

    /// <summary>Writes a message template, its values and an exception at a level.</summary>
    /// <param name="level">The name of a <see cref="LogLevel"/>.</param>
    /// <param name="exception">The exception.</param>
    /// <param name="message">The template; <c>{name}</c> marks a value.</param>
    /// <param name="args">The values, in the template's order.</param>
    void Log(string level, Exception exception, string message, params object[] args)
    {
        Log(level, message, args);
        Log(level, exception.ToString(), args);
    }

    /// <summary>Writes a message template and its values at a level.</summary>
    /// <param name="level">The level.</param>
    /// <param name="message">The template; <c>{name}</c> marks a value.</param>
    /// <param name="args">The values, in the template's order.</param>
    void Log(LogLevel level, string message, params object[] args) => Log(level.ToString(), message, args);

    /// <summary>Writes a message template, its values and an exception at a level.</summary>
    /// <param name="level">The level.</param>
    /// <param name="exception">The exception.</param>
    /// <param name="message">The template; <c>{name}</c> marks a value.</param>
    /// <param name="args">The values, in the template's order.</param>
    void Log(LogLevel level, Exception exception, string message, params object[] args) => Log(level.ToString(), exception, message, args);

    /// <summary>Writes a line about the finest detail.</summary>
    /// <param name="message">The line.</param>
    void LogTrace(string message) => Log(nameof(LogLevel.Trace), message);

    /// <summary>Writes a message template and its values about the finest detail.</summary>
    /// <param name="message">The template; <c>{name}</c> marks a value.</param>
    /// <param name="args">The values, in the template's order.</param>
    void LogTrace(string message, params object[] args) => Log(nameof(LogLevel.Trace), message, args);

    /// <summary>Writes a message template, its values and an exception about the finest detail.</summary>
    /// <param name="exception">The exception.</param>
    /// <param name="message">The template; <c>{name}</c> marks a value.</param>
    /// <param name="args">The values, in the template's order.</param>
    void LogTrace(Exception exception, string message, params object[] args) => Log(nameof(LogLevel.Trace), exception, message, args);

    /// <summary>Writes a line about detail for debugging.</summary>
    /// <param name="message">The line.</param>
    void LogDebug(string message) => Log(nameof(LogLevel.Debug), message);

    /// <summary>Writes a message template and its values about detail for debugging.</summary>
    /// <param name="message">The template; <c>{name}</c> marks a value.</param>
    /// <param name="args">The values, in the template's order.</param>
    void LogDebug(string message, params object[] args) => Log(nameof(LogLevel.Debug), message, args);

    /// <summary>Writes a message template, its values and an exception about detail for debugging.</summary>
    /// <param name="exception">The exception.</param>
    /// <param name="message">The template; <c>{name}</c> marks a value.</param>
    /// <param name="args">The values, in the template's order.</param>
    void LogDebug(Exception exception, string message, params object[] args) => Log(nameof(LogLevel.Debug), exception, message, args);

    /// <summary>Writes a line about the normal course of events.</summary>
    /// <param name="message">The line.</param>
    void LogInformation(string message) => Log(nameof(LogLevel.Information), message);

    /// <summary>Writes a message template and its values about the normal course of events.</summary>
    /// <param name="message">The template; <c>{name}</c> marks a value.</param>
    /// <param name="args">The values, in the template's order.</param>
    void LogInformation(string message, params object[] args) => Log(nameof(LogLevel.Information), message, args);

    /// <summary>Writes a message template, its values and an exception about the normal course of events.</summary>
    /// <param name="exception">The exception.</param>
    /// <param name="message">The template; <c>{name}</c> marks a value.</param>
    /// <param name="args">The values, in the template's order.</param>
    void LogInformation(Exception exception, string message, params object[] args) =>
        Log(nameof(LogLevel.Information), exception, message, args);

    /// <summary>Writes a line about something unexpected.</summary>
    /// <param name="message">The line.</param>
    void LogWarning(string message) => Log(nameof(LogLevel.Warning), message);

    /// <summary>Writes a message template and its values about something unexpected.</summary>
    /// <param name="message">The template; <c>{name}</c> marks a value.</param>
    /// <param name="args">The values, in the template's order.</param>
    void LogWarning(string message, params object[] args) => Log(nameof(LogLevel.Warning), message, args);

    /// <summary>Writes a message template, its values and an exception about something unexpected.</summary>
    /// <param name="exception">The exception.</param>
    /// <param name="message">The template; <c>{name}</c> marks a value.</param>
    /// <param name="args">The values, in the template's order.</param>
    void LogWarning(Exception exception, string message, params object[] args) => Log(nameof(LogLevel.Warning), exception, message, args);

    /// <summary>Writes a line about a failure.</summary>
    /// <param name="message">The line.</param>
    void LogError(string message) => Log(nameof(LogLevel.Error), message);

    /// <summary>Writes a message template and its values about a failure.</summary>
    /// <param name="message">The template; <c>{name}</c> marks a value.</param>
    /// <param name="args">The values, in the template's order.</param>
    void LogError(string message, params object[] args) => Log(nameof(LogLevel.Error), message, args);

    /// <summary>Writes a message template, its values and an exception about a failure.</summary>
    /// <param name="exception">The exception.</param>
    /// <param name="message">The template; <c>{name}</c> marks a value.</param>
    /// <param name="args">The values, in the template's order.</param>
    void LogError(Exception exception, string message, params object[] args) => Log(nameof(LogLevel.Error), exception, message, args);

    /// <summary>Writes a line about a failure that stops the function's work.</summary>
    /// <param name="message">The line.</param>
    void LogCritical(string message) => Log(nameof(LogLevel.Critical), message);

    /// <summary>Writes a message template and its values about a failure that stops the function's work.</summary>
    /// <param name="message">The template; <c>{name}</c> marks a value.</param>
    /// <param name="args">The values, in the template's order.</param>
    void LogCritical(string message, params object[] args) => Log(nameof(LogLevel.Critical), message, args);

    /// <summary>Writes a message template, its values and an exception about a failure that stops the function's work.</summary>
    /// <param name="exception">The exception.</param>
    /// <param name="message">The template; <c>{name}</c> marks a value.</param>
    /// <param name="args">The values, in the template's order.</param>
    void LogCritical(Exception exception, string message, params object[] args) => Log(nameof(LogLevel.Critical), exception, message, args);
}
