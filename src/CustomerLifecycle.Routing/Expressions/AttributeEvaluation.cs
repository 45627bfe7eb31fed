using System.Collections.Immutable;
using System.Diagnostics;

namespace CustomerLifecycle.Routing;

/// <summary>Whether an agent meets a condition. Allocates nothing.</summary>
internal static class AttributeEvaluation
{
    public static bool IsMetBy(this AttributeExpression expression, AgentProfile agent)
    {
        switch (expression.Operator)
        {
            case AttributeOperator.Never:
                return false;
            case AttributeOperator.Not:
                return !expression.Parts[0].IsMetBy(agent);
            case AttributeOperator.All:
                foreach (var part in expression.Parts)
                {
                    if (!part.IsMetBy(agent))
                    {
                        return false;
                    }
                }

                return true;
            case AttributeOperator.Any:
                foreach (var part in expression.Parts)
                {
                    if (part.IsMetBy(agent))
                    {
                        return true;
                    }
                }

                return false;
            default:
                return Holds(expression.Operator, agent.Attributes.TryGetValue(expression.Subject.Name, out var value) ? value : null, expression.Values);
        }
    }

    /// <summary>The part because of which the agent does not meet the condition, with what the agent has instead.</summary>
    public static string Failure(AttributeExpression expression, AgentProfile agent)
    {
        switch (expression.Operator)
        {
            case AttributeOperator.All:
                return Failure(expression.Parts.First(part => !part.IsMetBy(agent)), agent);
            case AttributeOperator.Never:
                return "the contact lacks an attribute, or has another value, that the condition asks for";
            case AttributeOperator.Any or AttributeOperator.Not:
                return expression.ToString();
            default:
                string has = agent.Attributes.TryGetValue(expression.Subject.Name, out var value) ? $"it is {value}" : "the agent has none";
                return $"{expression} ({has})";
        }
    }

    public static bool Holds(AttributeOperator op, AttributeValue? subject, ImmutableArray<AttributeValue> values) => op switch
    {
        AttributeOperator.Exists => subject is not null,
        AttributeOperator.Equal => subject?.IsSameAs(values[0]) == true,
        AttributeOperator.NotEqual => subject?.IsSameAs(values[0]) != true,
        AttributeOperator.Less => subject?.CompareTo(values[0]) < 0,
        AttributeOperator.LessOrEqual => subject?.CompareTo(values[0]) <= 0,
        AttributeOperator.Greater => subject?.CompareTo(values[0]) > 0,
        AttributeOperator.GreaterOrEqual => subject?.CompareTo(values[0]) >= 0,
        AttributeOperator.In => IsOneOf(subject, values),
        AttributeOperator.NotIn => !IsOneOf(subject, values),
        AttributeOperator.Contains => subject?.Contains(values[0]) == true,
        _ => throw new UnreachableException(op.ToString()),
    };

    private static bool IsOneOf(AttributeValue? subject, ImmutableArray<AttributeValue> values)
    {
        if (subject is not null)
        {
            foreach (var value in values)
            {
                if (subject.IsSameAs(value))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
