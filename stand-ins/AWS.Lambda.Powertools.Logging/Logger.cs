using AWS.Lambda.Powertools.Logging.Internal;

namespace AWS.Lambda.Powertools.Logging;

/// <summary>The process's logger: writes one line of JSON for each message.</summary>
public static partial class Logger
{
    private static readonly PowertoolsLogger Instance = new(typeof(Logger).FullName);

    /// <summary>Makes the process's settings.</summary>
    /// <param name="configure">Sets what differs from the defaults.</param>
    public static void Configure(Action<PowertoolsLoggerConfiguration> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        var configuration = new PowertoolsLoggerConfiguration();
        configure(configuration);
        LoggerSettings.Use(configuration);
    }

    /// <summary>Adds a key to every line from here on. A name that the logger itself writes is ignored.</summary>
    /// <param name="key">The key; the output case applies to it.</param>
    /// <param name="value">Its value; an earlier one is replaced.</param>
    /// <exception cref="ArgumentNullException"><paramref name="key"/> is blank or <paramref name="value"/> is null.</exception>
    public static void AppendKey(string key, object value)
    {
        if (string.IsNullOrWhiteSpace(key))
        {
            throw new ArgumentNullException(nameof(key));
        }

        ArgumentNullException.ThrowIfNull(value);
        AppendedKeys.Current[key] = value;
    }

    /// <summary>Adds keys to every line from here on.</summary>
    /// <param name="keys">The keys and their values.</param>
    /// <exception cref="ArgumentNullException">A key is blank or a value is null.</exception>
    public static void AppendKeys(IEnumerable<KeyValuePair<string, object>> keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        foreach (var (key, value) in keys)
        {
            AppendKey(key, value);
        }
    }

    /// <summary>Adds keys to every line from here on.</summary>
    /// <param name="keys">The keys and their values.</param>
    /// <exception cref="ArgumentNullException">A key is blank or a value is null.</exception>
    public static void AppendKeys(IEnumerable<KeyValuePair<string, string>> keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        foreach (var (key, value) in keys)
        {
            AppendKey(key, value);
        }
    }

    /// <summary>Takes keys out of the lines from here on.</summary>
    /// <param name="keys">The keys; one that was never added is no error.</param>
    public static void RemoveKeys(params string[] keys)
    {
        foreach (var key in keys ?? [])
        {
            AppendedKeys.Current.TryRemove(key, out _);
        }
    }

    /// <summary>The keys added so far.</summary>
    /// <returns>A copy of the keys and their values.</returns>
    public static IEnumerable<KeyValuePair<string, object>> GetAllKeys() => AppendedKeys.Current.ToArray();
}
