using Microsoft.Extensions.Logging;

namespace AWS.Lambda.Powertools.Logging.Internal;

[ProviderAlias("PowertoolsLogger")]
internal sealed class PowertoolsLoggerProvider : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => new PowertoolsLogger(categoryName);

    public void Dispose()
    {
    }
}
