using Notecast.Cli.Hosting;
using Notecast.Domain.Ports;
using Notecast.Embedded.Speech;

namespace Notecast.Cli.Up;

/// <summary>The synthesizers that <c>up</c> can be asked for.</summary>
internal static class SpeechChoice
{
    public const string Espeak = "espeak";
    public const string Silent = "silent";

    /// <exception cref="CommandException">A program that it needs is missing.</exception>
    public static ISpeechSynthesizer Create(string choice, EspeakOptions options, TimeProvider time)
    {
        if (choice == Silent)
        {
            return new SilentSynthesizer(time: time);
        }

        var missing = EspeakSynthesizer.FindMissingPrograms(options);
        return missing.Count == 0
            ? new EspeakSynthesizer(options)
            : throw CommandException.Environment(
                $"{string.Join(" and ", missing)} {(missing.Count == 1 ? "is" : "are")} missing, and nothing can speak without. {EspeakSynthesizer.InstallRemedy}");
    }
}
