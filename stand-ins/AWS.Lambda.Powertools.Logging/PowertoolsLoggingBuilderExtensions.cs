using AWS.Lambda.Powertools.Logging.Internal;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace AWS.Lambda.Powertools.Logging;

/// <summary>Adds the logger to a logger factory.</summary>
public static class PowertoolsLoggingBuilderExtensions
{
    /// <summary>Adds the logger with the process's settings as they are.</summary>
    /// <param name="builder">The factory's builder.</param>
    /// <returns>The builder.</returns>
    public static ILoggingBuilder AddPowertoolsLogger(this ILoggingBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<ILoggerProvider, PowertoolsLoggerProvider>());
        return builder;
    }

    /// <summary>Adds the logger and makes the process's settings.</summary>
    /// <param name="builder">The factory's builder. Its lowest level follows the configured one; else it stays Information.</param>
    /// <param name="configure">Sets what differs from the defaults.</param>
    /// <returns>The builder.</returns>
    public static ILoggingBuilder AddPowertoolsLogger(this ILoggingBuilder builder, Action<PowertoolsLoggerConfiguration> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        builder.AddPowertoolsLogger();
        var configuration = new PowertoolsLoggerConfiguration();
        configure(configuration);
        if (configuration.MinimumLogLevel != LogLevel.None)
        {
            builder.SetMinimumLevel(configuration.MinimumLogLevel);
        }

        LoggerSettings.Use(configuration);
        return builder;
    }
}
