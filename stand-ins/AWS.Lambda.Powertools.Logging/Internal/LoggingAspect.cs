using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Amazon.Lambda.Core;
using AspectInjector.Broker;
using LogLevel = Microsoft.Extensions.Logging.LogLevel;

namespace AWS.Lambda.Powertools.Logging.Internal;

/// <summary>Is woven around the methods that have <see cref="LoggingAttribute"/>. Not for direct use.</summary>
[Aspect(Scope.Global)]
[EditorBrowsable(EditorBrowsableState.Never)]
public class LoggingAspect
{
    private static readonly PowertoolsLogger Log = new(typeof(Logger).FullName);

    /// <summary>
    /// Runs the method inside its own invocation. What it sets flows with the method's asynchronous work and is taken back as soon as the
    /// method hands out its task, so that concurrent invocations never see each other.
    /// </summary>
    /// <param name="target">The method.</param>
    /// <param name="args">Its arguments.</param>
    /// <param name="triggers">The attributes that asked for this.</param>
    /// <returns>What the method returns.</returns>
    [SuppressMessage("Performance", "CA1822", Justification = "The weaver calls it on the aspect's instance.")]
    [Advice(Kind.Around, Targets = Target.Method)]
    public object Handle(
        [Argument(Source.Target)] Func<object[], object> target,
        [Argument(Source.Arguments)] object[] args,
        [Argument(Source.Triggers)] Attribute[] triggers)
    {
        var attribute = triggers.OfType<LoggingAttribute>().First();
        LoggerSettings.Override(attribute);
        var outerInvocation = Invocation.Current;
        var outerKeys = AppendedKeys.Current;
        try
        {
            Invocation.Current = outerInvocation ?? Invocation.Begin(args.OfType<ILambdaContext>().FirstOrDefault());
            if (attribute.ClearState)
            {
                AppendedKeys.Current = new ConcurrentDictionary<string, object>(outerKeys, StringComparer.Ordinal);
            }

            Announce(attribute, args.FirstOrDefault());
            return target(args);
        }
        finally
        {
            Invocation.Current = outerInvocation;
            AppendedKeys.Current = outerKeys;
            if (attribute.ClearState)
            {
                outerKeys.Clear();
            }
        }
    }

    private static void Announce(LoggingAttribute attribute, object lambdaEvent)
    {
        if (lambdaEvent is null)
        {
            return;
        }

        if (!string.IsNullOrWhiteSpace(attribute.CorrelationIdPath)
            && FindCorrelationId(lambdaEvent, attribute.CorrelationIdPath) is { } id)
        {
            Logger.AppendKey("CorrelationId", id);
        }

        if (attribute.LogsEvent)
        {
            Log.LogObject(LogLevel.Information, lambdaEvent);
        }
    }

    private static string FindCorrelationId(object lambdaEvent, string path)
    {
        var names = LoggerSettings.Current.Names;
        using var json = JsonDocument.Parse(LogLineWriter.ToJson(lambdaEvent, names));
        var element = json.RootElement;
        foreach (var segment in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(names.ConvertName(segment), out element))
            {
                return null;
            }
        }

        var id = element.ToString();
        return string.IsNullOrWhiteSpace(id) ? null : id;
    }
}
