using System.CommandLine;

namespace Notecast.Cli.Commands;

/// <summary>Options whose value is one of some words.</summary>
internal static class WordOptions
{
    /// <summary>Refuses any other word, in one line that names the option.</summary>
    public static void AcceptOnly<T>(this Option<T> option, params string[] words)
    {
        option.CompletionSources.Add(words);
        option.Validators.Add(result =>
        {
            if (result.Tokens.Select(token => token.Value).FirstOrDefault(value => !words.Contains(value)) is { } unknown)
            {
                result.AddError($"{option.Name} '{unknown}' is none of {string.Join(", ", words)}.");
            }
        });
    }
}
