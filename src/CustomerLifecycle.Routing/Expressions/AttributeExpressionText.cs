using System.Diagnostics;

namespace CustomerLifecycle.Routing;

/// <summary>An expression as one reads it.</summary>
internal static class AttributeExpressionText
{
    public static string Write(AttributeExpression expression) => expression.Operator switch
    {
        AttributeOperator.Never => "never",
        AttributeOperator.Not => "not " + Inner(expression.Parts[0]),
        AttributeOperator.All => string.Join(" and ", expression.Parts.Select(Inner)),
        AttributeOperator.Any => string.Join(" or ", expression.Parts.Select(Inner)),
        AttributeOperator.Exists => $"{expression.Subject} exists",
        AttributeOperator.In or AttributeOperator.NotIn => $"{expression.Subject} {Sign(expression.Operator).Replace('-', ' ')} ({string.Join(", ", expression.Values)})",
        _ => $"{expression.Subject} {Sign(expression.Operator)} {(expression.ValueOf is { } reference ? reference.ToString() : expression.Values[0].ToString())}",
    };

    public static string Sign(AttributeOperator op) => op switch
    {
        AttributeOperator.Exists => "exists",
        AttributeOperator.Equal => "=",
        AttributeOperator.NotEqual => "!=",
        AttributeOperator.Less => "<",
        AttributeOperator.LessOrEqual => "<=",
        AttributeOperator.Greater => ">",
        AttributeOperator.GreaterOrEqual => ">=",
        AttributeOperator.In => "in",
        AttributeOperator.NotIn => "not-in",
        AttributeOperator.Contains => "contains",
        _ => throw new UnreachableException(op.ToString()),
    };

    private static string Inner(AttributeExpression part) =>
        part.Operator is AttributeOperator.All or AttributeOperator.Any ? $"({Write(part)})" : Write(part);
}
