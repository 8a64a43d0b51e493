namespace AWS.Lambda.Powertools.Logging;

/// <summary>How the keys of a log line are spelled.</summary>
public enum LoggerOutputCase
{
    /// <summary>As <c>POWERTOOLS_LOGGER_CASE</c> says, else snake case.</summary>
    Default,

    /// <summary><c>coldStart</c></summary>
    CamelCase,

    /// <summary><c>ColdStart</c></summary>
    PascalCase,

    /// <summary><c>cold_start</c></summary>
    SnakeCase,
}
