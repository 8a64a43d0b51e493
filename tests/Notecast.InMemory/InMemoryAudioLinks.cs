using System.Globalization;
using Notecast.Domain.Dictations;
using Notecast.Domain.Ports;

namespace Notecast.InMemory;

/// <summary>Links that say which object they lead to and how long.</summary>
public sealed class InMemoryAudioLinks : IAudioLinks
{
    private const string Start = "memory://audio/?key=";
    private const string Lifetime = "&seconds=";

    /// <summary>Thrown instead of making a link.</summary>
    public Exception? Outage { get; set; }

    /// <summary>The object that a link leads to.</summary>
    public static string KeyOf(Uri link) => Uri.UnescapeDataString(PartsOf(link)[0]);

    /// <summary>How long a link works from when it was made.</summary>
    public static TimeSpan LifetimeOf(Uri link) => TimeSpan.FromSeconds(int.Parse(PartsOf(link)[1], CultureInfo.InvariantCulture));

    public Task<Uri> CreateAsync(string objectKey, TimeSpan lifetime, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ArgumentException.ThrowIfNullOrEmpty(objectKey);
        DictationOptions.RequireLinkLifetime(lifetime);
        if (Outage is not null)
        {
            throw Outage;
        }

        var seconds = ((int)lifetime.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return Task.FromResult(new Uri($"{Start}{Uri.EscapeDataString(objectKey)}{Lifetime}{seconds}"));
    }

    private static string[] PartsOf(Uri link) => link.AbsoluteUri[Start.Length..].Split(Lifetime);
}
