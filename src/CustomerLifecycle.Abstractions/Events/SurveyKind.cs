using System.Text.Json.Serialization;

namespace CustomerLifecycle.Events;

/// <summary>What a survey asks. Persisted by name; members are only ever added.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SurveyKind>))]
public enum SurveyKind
{
    /// <summary>Satisfaction from 1 (very dissatisfied) to 5 (very satisfied).</summary>
    Csat,

    /// <summary>Likelihood to recommend from 0 to 10.</summary>
    Nps,

    /// <summary>Effort from 1 to 7.</summary>
    Ces,

    /// <summary>Questions of the host's own.</summary>
    Questionnaire,
}
