namespace Amazon.Polly.Model;

/// <summary>Asks for voices.</summary>
public class DescribeVoicesRequest : AmazonPollyRequest
{
    /// <summary>Only voices that have this engine.</summary>
    public Engine Engine { get; set; }

    /// <summary>Whether voices count that speak the language as an additional one.</summary>
    public bool? IncludeAdditionalLanguageCodes { get; set; }

    /// <summary>Only voices that speak this language.</summary>
    public LanguageCode LanguageCode { get; set; }

    /// <summary>The token of the next page, from the answer before.</summary>
    public string NextToken { get; set; }
}
