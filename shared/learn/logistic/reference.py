"""Reference of fitLogistic.test.ts. python3 shared/learn/logistic/reference.py > shared/learn/logistic/reference.json"""
import json
import numpy as np
import sklearn
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import brier_score_loss, log_loss, roc_auc_score

random = np.random.RandomState(14)
x = np.round(random.normal(size=(60, 4)) * [1, 2, 0.5, 10], 3)
odds = 0.8 * x[:, 0] - 0.4 * x[:, 1] + x[:, 2] - 0.5
y = (random.uniform(size=60) < 1 / (1 + np.exp(-odds))).astype(int)
weights = np.round(random.uniform(0.1, 1, 60), 2)
fits = []
for strength in (0.1, 1.0, 100.0):
    model = LogisticRegression(C=strength, solver="newton-cholesky", tol=1e-14, max_iter=1000)
    model.fit(x, y, sample_weight=weights)
    fits.append(
        {"l2": 1 / strength, "intercept": model.intercept_[0], "coefficients": model.coef_[0].tolist()}
    )
probabilities = np.round(model.predict_proba(x)[:, 1], 1)
print(
    json.dumps(
        {
            "command": "python3 shared/learn/logistic/reference.py > shared/learn/logistic/reference.json",
            "version": sklearn.__version__,
            "x": x.tolist(),
            "y": y.tolist(),
            "weights": weights.tolist(),
            "fits": fits,
            "probabilities": probabilities.tolist(),
            "logLoss": log_loss(y, np.clip(probabilities, 1e-15, 1 - 1e-15), sample_weight=weights),
            "brier": brier_score_loss(y, probabilities, sample_weight=weights),
            "auc": roc_auc_score(y, probabilities),
        },
        separators=(",", ":"),
    )
)
